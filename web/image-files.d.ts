/** The build gives the file's address. */
declare module "*.png" {
  const address: string;
  export default address;
}
