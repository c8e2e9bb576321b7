/** A tree of sentences in one language. Leaves may hold `{{name}}`; plural leaves end in `_one` and `_other`. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

type WithoutPlural<Key extends string> = Key extends `${infer Base}_one`
  ? Base
  : Key extends `${infer Base}_other`
    ? Base
    : Key;

/** Dotted keys of a tree: `"cart.title"`. The two forms of a plural are one key. */
export type TextKey<Tree extends TextTree> = {
  [Key in keyof Tree & string]: Tree[Key] extends TextTree ? `${Key}.${TextKey<Tree[Key]>}` : WithoutPlural<Key>;
}[keyof Tree & string];

/** The same keys with any words: what the other language has to fill in. */
export type SameKeys<Tree extends TextTree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends TextTree ? SameKeys<Tree[Key]> : string;
};

export type Locale = "zh" | "en";

/** What an app hands to `startApp`: both languages with the same keys. */
export interface Translations {
  readonly zh: TextTree;
  readonly en: TextTree;
}
