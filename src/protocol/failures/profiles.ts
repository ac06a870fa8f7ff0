import type { FailureText } from "./failure-text.ts";

export const profilesFailures = {
  "profiles.changed_meanwhile": {
    status: 409,
    en: ["Your profile was changed on another device meanwhile.", "Load it again, then make your change once more."],
    de: [
      "Dein Profil wurde inzwischen auf einem anderen Gerät geändert.",
      "Lade es neu und ändere es dann noch einmal.",
    ],
    fr: [
      "Votre profil a été modifié entre-temps sur un autre appareil.",
      "Rechargez-le, puis refaites votre modification.",
    ],
  },
  "profiles.email_own": {
    status: 409,
    en: ["This address is in your profile already.", "Add another one."],
    de: ["Diese Adresse steht schon in deinem Profil.", "Füge eine andere hinzu."],
    fr: ["Cette adresse figure déjà dans votre profil.", "Ajoutez-en une autre."],
  },
  "profiles.too_many_emails": {
    status: 409,
    en: ["There is no room for a further address.", "Remove one that you no longer use."],
    de: ["Für eine weitere Adresse ist kein Platz.", "Entferne eine, die du nicht mehr benutzt."],
    fr: ["Il n'y a plus de place pour une autre adresse.", "Retirez-en une que vous n'utilisez plus."],
  },
  "profiles.picture_unusable": {
    status: 422,
    en: ["This picture cannot be used.", "Take a square JPEG, PNG or WebP of at most 8 MB."],
    de: ["Dieses Bild lässt sich nicht verwenden.", "Nimm ein quadratisches JPEG, PNG oder WebP von höchstens 8 MB."],
    fr: ["Cette image ne peut pas être utilisée.", "Prenez un JPEG, PNG ou WebP carré de 8 Mo au plus."],
  },
} as const satisfies Record<string, FailureText>;
