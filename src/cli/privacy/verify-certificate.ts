import { type Command, UsageError } from "../command.ts";

export const privacyVerifyCertificate: Command = {
  name: "privacy verify-certificate",
  summary: "Check a certificate of erasure by itself; needs neither the instance nor a network",
  words: ["FILE"],
  options: {},
  run: async ({ words: [file = ""], say }) => {
    const { checkCertificate } = await import("../../features/erasure/index.ts");
    const text = await Bun.file(file)
      .text()
      .catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`"${file}" cannot be read (${error.code ?? error.message}).`);
      });
    const checked = checkCertificate(text);
    if (checked.is === "unreadable") {
      say("FAIL  this is no certificate of erasure as Iris hands it out (the JSON file is needed).");
      return 1;
    }
    if (checked.is === "forged") {
      say("FAIL  it is not as it was signed: something in it was changed.");
      return 1;
    }
    const { number, instance, erasedAt, keysDestroyed } = checked.certificate;
    const at = new Date(erasedAt).toISOString();
    say(`ok    ${number}: an account at ${instance} was erased on ${at}, ${keysDestroyed.length} keys destroyed.`);
    say(`      Signed with the key ${checked.keyId}.`);
    say("      Compare the key with those that the instance publishes: /.well-known/iris-signing-keys.json");
    return 0;
  },
};
