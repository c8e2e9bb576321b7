export const demoSignIns: readonly {
  readonly email: string;
  readonly password: string;
  readonly role: { readonly en: string; readonly zh: string };
}[];
