import type { Template } from "../templates.ts";

export interface MeetingData {
  readonly occasion: "planned" | "changed" | "cancelled" | "skipped";
  readonly title: string;
  readonly organiserName: string;
  readonly instanceName: string;
  readonly url: string;
  readonly startsAt: number;
  readonly timeZone: string;
  readonly minutes: number;
  readonly isSeries: boolean;
}

/** People choose it: nothing of it may become a link. */
const harmless = (name: string): string =>
  name
    .replace(/[:/\\<>@]/g, " ")
    .slice(0, 120)
    .trim();

const timeIn = (locale: string, { startsAt, timeZone }: MeetingData): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short", timeZone }).format(startsAt);
const isOff = ({ occasion }: MeetingData): boolean => occasion === "cancelled" || occasion === "skipped";
const linked = (data: MeetingData, label: string) => (isOff(data) ? {} : { link: { label, url: data.url } });

/** A conference is planned, moved or off. The same stands in the calendar file beside it. */
export const meeting: Template<MeetingData> = {
  en: (data) => {
    const [title, organiser] = [harmless(data.title), harmless(data.organiserName)];
    const subject = { planned: "Invitation", changed: "Changed", cancelled: "Cancelled", skipped: "Cancelled" };
    const what = {
      planned: `${organiser} invites you to the conference “${title}”.`,
      changed: `${organiser} changed the conference “${title}”.`,
      cancelled: `${organiser} cancelled the conference “${title}”.`,
      skipped: `${organiser} cancelled one of the conferences “${title}”; the others stay.`,
    };
    return {
      subject: `${subject[data.occasion]}: ${title}`,
      paragraphs: [
        what[data.occasion],
        `${timeIn("en-GB", data)} (${data.timeZone}), ${data.minutes} minutes${data.isSeries && !isOff(data) ? ", recurring" : ""}.`,
        ...(isOff(data) ? [] : ["At that time the link leads you in. A browser is all you need."]),
      ],
      ...linked(data, "Join"),
      closing: `You get this mail because you were invited at ${data.instanceName}. The attached calendar file keeps your calendar right. Nobody reads answers to this mail.`,
    };
  },
  de: (data) => {
    const [title, organiser] = [harmless(data.title), harmless(data.organiserName)];
    const subject = { planned: "Einladung", changed: "Geändert", cancelled: "Abgesagt", skipped: "Abgesagt" };
    const what = {
      planned: `${organiser} lädt dich zur Konferenz „${title}“ ein.`,
      changed: `${organiser} hat die Konferenz „${title}“ geändert.`,
      cancelled: `${organiser} hat die Konferenz „${title}“ abgesagt.`,
      skipped: `${organiser} hat eine der Konferenzen „${title}“ abgesagt; die anderen bleiben.`,
    };
    return {
      subject: `${subject[data.occasion]}: ${title}`,
      paragraphs: [
        what[data.occasion],
        `${timeIn("de-DE", data)} (${data.timeZone}), ${data.minutes} Minuten${data.isSeries && !isOff(data) ? ", wiederkehrend" : ""}.`,
        ...(isOff(data) ? [] : ["Zu dieser Zeit führt dich der Link hinein. Du brauchst nur einen Browser."]),
      ],
      ...linked(data, "Teilnehmen"),
      closing: `Du erhältst diese E-Mail, weil du bei ${data.instanceName} eingeladen wurdest. Die angehängte Kalenderdatei hält deinen Kalender richtig. Antworten auf diese E-Mail liest niemand.`,
    };
  },
  fr: (data) => {
    const [title, organiser] = [harmless(data.title), harmless(data.organiserName)];
    const subject = { planned: "Invitation", changed: "Modifiée", cancelled: "Annulée", skipped: "Annulée" };
    const what = {
      planned: `${organiser} vous invite à la conférence « ${title} ».`,
      changed: `${organiser} a modifié la conférence « ${title} ».`,
      cancelled: `${organiser} a annulé la conférence « ${title} ».`,
      skipped: `${organiser} a annulé une des conférences « ${title} » ; les autres ont lieu.`,
    };
    return {
      subject: `${subject[data.occasion]} : ${title}`,
      paragraphs: [
        what[data.occasion],
        `${timeIn("fr-FR", data)} (${data.timeZone}), ${data.minutes} minutes${data.isSeries && !isOff(data) ? ", récurrente" : ""}.`,
        ...(isOff(data) ? [] : ["À ce moment-là, le lien vous fait entrer. Un navigateur suffit."]),
      ],
      ...linked(data, "Participer"),
      closing: `Vous recevez cet e-mail parce que vous avez été invité sur ${data.instanceName}. Le fichier de calendrier joint tient votre agenda à jour. Personne ne lit les réponses à cet e-mail.`,
    };
  },
};
