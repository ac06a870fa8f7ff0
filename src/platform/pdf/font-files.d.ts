/** Fonts are imported `with { type: "file" }`, so that the compiled binary carries them. */
declare module "*.ttf" {
  const path: string;
  export default path;
}
