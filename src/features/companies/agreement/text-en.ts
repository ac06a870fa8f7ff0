import type { AgreementText } from "./agreement-facts.ts";

/** The data-processing agreement in English. */
export const englishAgreement: AgreementText = (facts) => ({
  title: "Data-processing agreement",
  subtitle: `under Article 28 of Regulation (EU) 2016/679 (GDPR), version ${facts.version}`,
  parties: [
    { role: "Controller", lines: [...facts.company] },
    { role: "Processor", lines: [...facts.operator] },
  ],
  sections: [
    {
      heading: "1. Subject and duration",
      paragraphs: [
        `The processor operates ${facts.instanceName} at ${facts.host}, a service for messages, calls, conferences, files and a directory of people. The controller uses it for its members. In doing so the processor processes personal data on the controller's behalf; this agreement governs that processing.`,
        "It begins when an administrator of the controller accepts it and lasts as long as the controller uses the service. The duties that concern deletion, return and confidentiality last until they are fulfilled.",
      ],
    },
    {
      heading: "2. Nature and purpose",
      paragraphs: [
        "Data is collected, stored, transmitted, shown to those it is meant for, and deleted, for the sole purpose of providing the service to the controller and its members. The processor does not use it for purposes of its own, does not analyse the content of conversations and does not sell or rent data.",
      ],
    },
    {
      heading: "3. Kinds of personal data",
      paragraphs: ["Processed are, as far as the controller or its members enter or cause them:"],
      points: [
        "account data: name, e-mail addresses, language, role, password (as a hash only), second factor",
        "profile data: picture, job, department, phone numbers, address, working hours",
        "content: messages, files, the names and descriptions of bubbles",
        "connection data: sessions and devices, times of use, receipts, presence, records of calls and conferences",
        "administrative records: invitations, accepted terms, entries of the audit log",
      ],
    },
    {
      heading: "4. Categories of people",
      paragraphs: [
        "Concerned are the controller's members (employees, bodies and others whom it gives an account), their contacts and communication partners, and guests whom they invite.",
      ],
    },
    {
      heading: "5. Instructions",
      paragraphs: [
        "The processor processes the data only on documented instructions of the controller, also where it is transferred to a third country, unless law of the Union or of a Member State requires otherwise; it then informs the controller beforehand, if that law permits. The settings that administrators make in the service are such instructions; others are given in text form.",
        "If the processor believes that an instruction infringes data-protection law, it says so without delay and may suspend the instruction until the controller confirms or changes it.",
      ],
    },
    {
      heading: "6. Confidentiality",
      paragraphs: [
        "The processor employs only persons who are bound to confidentiality and have been made familiar with data protection, and gives them access only as far as their task requires. This duty outlasts their employment.",
      ],
    },
    {
      heading: "7. Security",
      paragraphs: [
        "The processor takes the technical and organisational measures of Article 32 GDPR that are described in Annex 2. It may replace them by others as technology advances, as long as the level of protection does not fall.",
      ],
    },
    {
      heading: "8. Other processors",
      paragraphs: [
        "The controller agrees to the other processors named in Annex 1. Before another one is engaged or replaced, the processor informs the controller's administrators in text form at least 30 days ahead; the controller may object for an important reason within that time. If no solution is found, either party may end the use of the service at the date of the change.",
        "The processor binds each of them by contract to the duties of this agreement and answers for them as for itself.",
      ],
    },
    {
      heading: "9. Assistance",
      paragraphs: [
        "The processor assists the controller by suitable measures in answering requests of the people concerned (Articles 12 to 22 GDPR). Many of them can be fulfilled in the service itself; a request that reaches the processor directly is passed on without delay.",
        "It also assists the controller in its duties under Articles 32 to 36 GDPR, taking into account the nature of the processing and the information available to it.",
      ],
    },
    {
      heading: "10. Personal-data breaches",
      paragraphs: [
        "If the processor learns of a breach of the protection of the controller's data, it informs the contact named above without undue delay, if possible within 24 hours, describing what happened, which data and people are concerned, the likely consequences and what has been done.",
      ],
    },
    {
      heading: "11. Deletion and return",
      paragraphs: [
        "When the use of the service ends, the processor deletes the controller's data or, if the controller asks for it before, returns it in a common, machine-readable form and then deletes it. Data is encrypted with keys of its own; destroying a key makes the data unreadable in every copy, backups included. What the law requires to be kept is kept apart and used for nothing else.",
      ],
    },
    {
      heading: "12. Evidence and audits",
      paragraphs: [
        "The processor makes available to the controller all information necessary to show that the duties of Article 28 GDPR are fulfilled, and allows and supports audits, inspections included, by the controller or an auditor bound to confidentiality whom it appoints. Audits take place at usual business hours, after reasonable notice, and without disturbing operations or the confidentiality of other customers.",
      ],
    },
    {
      heading: "13. Place of processing",
      paragraphs: [
        "The data is processed where the processor and the other processors of Annex 1 are. A transfer to a country outside the European Union or the European Economic Area takes place only if the conditions of Articles 44 to 49 GDPR are met.",
      ],
    },
    {
      heading: "14. Final provisions",
      paragraphs: [
        "Liability follows Article 82 GDPR. Changes are made in text form; a new version takes effect when an administrator of the controller has accepted it. If a provision is void, the others stay in force. Where this agreement and other arrangements between the parties contradict each other on data protection, this agreement prevails.",
      ],
    },
    {
      heading: "Annex 1: other processors",
      paragraphs: facts.subProcessors.length === 0 ? ["At present the processor engages no others."] : [],
      points: [...facts.subProcessors],
    },
    {
      heading: "Annex 2: technical and organisational measures",
      paragraphs: [
        ...(facts.measuresUrl ? [`The operator describes its own measures at ${facts.measuresUrl}. Beside them:`] : []),
      ],
      points: [
        "encryption at rest: names, addresses, messages and files are sealed with AES-256-GCM under keys of their own for each person, conversation and file; the keys are stored apart from the data",
        "encryption in transit: connections use TLS, media of calls and conferences DTLS-SRTP",
        "access: personal accounts, passwords as argon2id hashes only, second factors and passkeys, sessions that can be ended one by one, limits on attempts",
        "authorisation: each access is checked on the server; administrators act only within their own company, and operators see no content",
        "traceability: administrative acts are recorded in an audit log whose entries are chained to each other",
        "integrity: files are scanned for malware before they can be fetched, where the operator runs a scanner; encrypted values do not open at another place than their own",
        "availability: changes are confirmed only once they are stored durably; the operator makes backups",
        "data minimisation: no third-party trackers, no look-ups with outsiders, log lines without content",
      ],
    },
  ],
  closing:
    "Accepted electronically by an administrator of the controller; the version, the time and the person are recorded in the service.",
});
