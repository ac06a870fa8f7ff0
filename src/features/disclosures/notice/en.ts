import { activityEntry, type DocumentText, officerLines, operatorLines, stated } from "../text.ts";

export const englishNotice: DocumentText = (facts, words) => {
  const { instanceName, host, privacy, processors, connections } = facts;
  return {
    title: "Privacy notice",
    subtitle: `for ${instanceName} at ${host}, under Articles 13 and 14 of Regulation (EU) 2016/679 (GDPR)`,
    parties: [
      { role: "Controller", lines: operatorLines(facts, words) },
      {
        role: "Data-protection officer",
        lines: officerLines(facts, words, "None is named, since the law does not ask for one here."),
      },
    ],
    sections: [
      {
        heading: "1. Who is responsible",
        paragraphs: [
          "Whoever operates this instance, named above, is the controller for accounts that belong to no company, for guests, and for the safety of the service.",
          "If your account belongs to a company, that company is the controller for what you do with it at work. The operator then processes the data on the company's behalf under an agreement by Article 28 GDPR. Ask your company's administrators first; requests that you make in the program reach whoever must answer them.",
        ],
      },
      {
        heading: "2. Where your data is",
        paragraphs: [
          `Region: ${stated(words, privacy.region, "privacy.region").join(" ")}`,
          "The data stays there. The program connects only to what its configuration names and writes down each connection.",
        ],
        points: [
          ...stated(words, privacy.data_centres, "privacy.data_centres").map((place) => `Data centre: ${place}`),
          privacy.failover === "" ? "There is no fail-over site." : `Fail-over site: ${privacy.failover}`,
        ],
      },
      {
        heading: "3. What data is processed for, on what basis and how long",
        paragraphs: [
          "This list is made from the program itself: it names every purpose for which it stores data about people. What expires is deleted by the program without anybody's doing.",
        ],
        entries: facts.activities.map((activity) => activityEntry(activity, words)),
      },
      {
        heading: "4. Who receives data",
        paragraphs: [
          "What you write, say and share reaches those you address. Your name and profile are seen by people who may find you; you and your company set who that is. Administrators of your company see your account and its functions, never the content of conversations that they take no part in. Nothing is sold, rented or used for advertising.",
          processors.length === 0
            ? "No other company processes data for the operator."
            : "These process data for the operator, bound by agreements under Article 28 GDPR:",
        ],
        points: [
          ...processors,
          ...(connections.push.length > 0
            ? [
                "If you turn on notifications in your browser: the push service of its maker, with encrypted messages that it cannot read. It may be outside the European Union; you consent to that when you turn them on, and can turn them off at any time (Art. 49(1)(a) GDPR).",
              ]
            : []),
          ...(connections.mail
            ? ["Your mail provider and those on the way to it, when the service sends you a mail."]
            : []),
        ],
      },
      {
        heading: "5. On your device",
        paragraphs: [
          "The program stores on your device only what it needs to do what you asked for: one cookie for the session, your display settings, messages that wait to be sent, and the program itself for use without a network. There are no cookies or tools of third parties, no measuring of reach and no advertising, so that no consent is asked for. Camera, microphone, position, contacts and notifications are asked for when you use a function that needs them.",
        ],
      },
      {
        heading: "6. How your data is protected",
        paragraphs: [
          "Names, addresses, messages and files are stored encrypted (AES-256-GCM), with keys of their own for each person, conversation and file; passwords are stored as a hash only. Deleting destroys the key, so that copies in backups become unreadable as well. Calls between two people go from device to device, encrypted, wherever the network permits. The server neither records nor stores what is said in calls and conferences.",
          "The technical and organisational measures are described in a document of their own, which administrators can read.",
        ],
      },
      {
        heading: "7. Your rights",
        paragraphs: ["You can exercise these rights free of charge, most of them yourself under Settings → Privacy:"],
        points: [
          "access to your data and a copy of it (Article 15), and its transfer in a machine-readable form (Article 20)",
          "rectification (Article 16): in your profile",
          "erasure (Article 17), as far as no law asks for keeping it and nobody else's rights stand against it",
          "restriction of processing (Article 18)",
          "objection to processing on the basis of legitimate interests, and to mails about functions (Article 21)",
          "withdrawal of a consent at any time with effect for the future (Article 7(3))",
        ],
      },
      {
        heading: "8. Complaints",
        paragraphs: [
          "You can complain to a supervisory authority, in particular where you live or work, or where you believe that the law was broken (Article 77). Competent for the operator is:",
          ...stated(words, privacy.authority, "privacy.authority"),
        ],
        ...(privacy.authority_url && { link: { label: "To the supervisory authority", url: privacy.authority_url } }),
      },
      {
        heading: "9. No automated decisions, no profiles",
        paragraphs: [
          "No decision about you is made by automated means alone, and nothing in the program evaluates, rates or predicts how people behave (Article 22). Search results are ordered by your own words.",
        ],
      },
      {
        heading: "10. Whether you must give data",
        paragraphs: [
          "For an account your name and an e-mail address are needed; without them there can be none. Everything else is up to you. Data that you did not give yourself comes from people who invited you or wrote of you, from your company, or from the identity provider by which it has you sign in.",
        ],
      },
    ],
    closing:
      "When the processing changes, this notice changes with it. Earlier versions stay readable beside this one; the page under Settings → Privacy says since when the present one is in force.",
  };
};
