import { catalogue } from "../../../i18n/catalogue.ts";

export const markdownTexts = catalogue({
  en: {
    code: "Code",
    codeIn: "Code in {language}",
    copyCode: "Copy code",
    copied: "Copied",
    done: "done",
    open: "open",
    everybody: "all",
  },
  de: {
    code: "Code",
    codeIn: "Code in {language}",
    copyCode: "Code kopieren",
    copied: "Kopiert",
    done: "erledigt",
    open: "offen",
    everybody: "alle",
  },
  fr: {
    code: "Code",
    codeIn: "Code en {language}",
    copyCode: "Copier le code",
    copied: "Copié",
    done: "fait",
    open: "à faire",
    everybody: "tous",
  },
});
