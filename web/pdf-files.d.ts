/** The build gives the file's address. */
declare module "pdfjs-dist/build/pdf.worker.min.mjs" {
  const address: string;
  export default address;
}
