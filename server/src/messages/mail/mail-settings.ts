/** The mail server that takes our letters, and who they are from. */
export interface MailSettings {
  /** `smtp://host:587` (STARTTLS when offered, demanded where there is a password) or `smtps://host:465`. */
  readonly url: string;
  /** `Grand Theatre <tickets@example.org>` */
  readonly sender: string;
  readonly account?: { readonly user: string; readonly password: string } | undefined;
}
