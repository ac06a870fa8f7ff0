/** The terms of use, as they are shown and accepted. Their version is the instance's `terms_version`. */
export interface TermsText {
  readonly introduction: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}
