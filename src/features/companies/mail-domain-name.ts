import { domainToASCII } from "node:url";

/** Mailboxes that anyone can get: whoever has one proves nothing about a company. */
const publicProviders: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr hotmail.com hotmail.de hotmail.fr live.com live.de live.fr
  msn.com yahoo.com yahoo.de yahoo.fr yahoo.co.uk ymail.com aol.com aol.de icloud.com me.com mac.com gmx.de gmx.net gmx.at
  gmx.ch gmx.com web.de freenet.de t-online.de magenta.de arcor.de posteo.de posteo.net mailbox.org proton.me protonmail.com
  protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io tutamail.com mail.com mail.de email.de fastmail.com
  fastmail.fm zoho.com hey.com yandex.ru yandex.com mail.ru bk.ru inbox.ru list.ru qq.com 163.com 126.com naver.com
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr bluewin.ch hispeed.ch aon.at chello.at libero.it
  virgilio.it tiscali.it telenet.be skynet.be ziggo.nl kpnmail.nl wp.pl onet.pl o2.pl interia.pl seznam.cz centrum.cz
  btinternet.com sky.com comcast.net verizon.net att.net`.split(/\s+/),
);
/** Registries' own second levels; whoever could prove one would own everybody below it. */
const registryLevels = new Set(["co", "com", "org", "net", "gov", "ac", "edu", "gv", "or", "asso", "nom"]);

/** @returns the name in lower case and ASCII (IDNA), or null when it is no mail domain */
export function normaliseDomain(text: string): string | null {
  const name = domainToASCII(text.trim().replace(/^@/, "").replace(/\.$/, "").toLowerCase());
  const labels = name.split(".");
  const isName =
    labels.length >= 2 &&
    name.length <= 240 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? "");
  return isName ? name : null;
}

/** Whether addresses of the domain belong to everybody. @param domain normalised */
export function isPublicDomain(domain: string): boolean {
  const labels = domain.split(".");
  const isRegistry = labels.length === 2 && registryLevels.has(labels[0] ?? "") && labels[1]?.length === 2;
  return publicProviders.has(domain) || isRegistry;
}

/** The domain of a mail address; null when there is none that could belong to a company. */
export function domainOfAddress(email: string): string | null {
  const at = email.lastIndexOf("@");
  return at < 0 ? null : normaliseDomain(email.slice(at + 1));
}
