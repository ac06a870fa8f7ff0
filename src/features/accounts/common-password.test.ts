import { describe, expect, test } from "bun:test";
import { isCommonPassword } from "./common-password.ts";

const ada = { email: "ada.lovelace@example.org", firstName: "Ada", lastName: "Lovelace", instanceName: "Iris" };

describe("S3 a password that is among the first guesses is refused", () => {
  test.each([
    "password1234",
    "Password2026!",
    "p4$$w0rd1234",
    "passwordpassword",
    "aaaaaaaaaaaa",
    "123456789012",
    "qwertzuiop12",
    "qwertyuiop[]",
    "1q2w3e4r5t6y",
    "iloveyou1999",
    "abcabcabcabc",
    "xk9xk9xk9xk9",
    "Sommer2026!!",
    "Füßball-2026",
    "motdepasse123",
    "correcthorsebatterystaple",
  ])("%s", (password) => expect(isCommonPassword(password, ada)).toBe(true));
});

describe("S3 a password made of one's own name or address is refused", () => {
  test.each(["AdaLovelace2026", "ada.lovelace@example.org", "lovelaceada!!", "iris-lovelace-1"])("%s", (password) =>
    expect(isCommonPassword(password, ada)).toBe(true),
  );
});

describe("S3 a few unrelated words, or chance, are accepted", () => {
  test.each(["teapot granite velvet", "Zündholz klettert leise", "f7Gq!x2LpR9w", "wir essen heute kürbissuppe"])(
    "%s",
    (password) => expect(isCommonPassword(password, ada)).toBe(false),
  );
});
