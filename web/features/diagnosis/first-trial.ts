import { verdictOf } from "../../../src/protocol/diagnosis.ts";
import { translator } from "../../i18n/catalogue.ts";
import { currentLanguage } from "../../i18n/language.ts";
import { toast } from "../../ui/index.ts";
import { forgetDiagnosis, loadConsent, tryNetwork } from "./store.ts";

const triedKey = "iris.network-tried";
/** What else a first start has to do goes before. */
const afterMs = 4_000;

/**
 * At somebody's first sign-in with a browser the network is tried aside; only a problem is told.
 * @param open goes to the page that says more
 */
export function tryOnce(open: () => void): () => void {
  if (localStorage.getItem(triedKey) !== null) return forgetDiagnosis;
  const timer = setTimeout(async () => {
    localStorage.setItem(triedKey, new Date().toISOString());
    await loadConsent().catch(() => {});
    const report = await tryNetwork();
    const verdict = report && verdictOf(report);
    if (verdict === null || verdict === "good" || verdict === "unchecked") return;
    const [{ diagnosisTexts }, { verdicts }] = await Promise.all([import("./texts.ts"), import("./verdicts.ts")]);
    const t = translator(diagnosisTexts, currentLanguage());
    const { title, detail } = verdicts[verdict];
    toast({ title: t(title), detail: t(detail), action: { label: t("problemFound"), onSelect: open } });
  }, afterMs);
  return () => {
    clearTimeout(timer);
    forgetDiagnosis();
  };
}
