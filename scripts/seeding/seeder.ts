import { openInstance } from "../../src/app.ts";
import { createUser, type NewUser } from "../../src/features/accounts/create-user.ts";
import type { Deps } from "../../src/features/conversations/conversations.deps.ts";
import { createBubble } from "../../src/features/conversations/create-bubble.ts";
import { createLocationKeys } from "../../src/features/conversations/locations/location-keys.ts";
import { createProgressKeeper } from "../../src/features/conversations/mark-progress.ts";
import { openDirectChat } from "../../src/features/conversations/open-direct-chat.ts";
import { createSeenMarks } from "../../src/features/conversations/receipts/seen-marks.ts";
import { createRosters } from "../../src/features/conversations/roster.ts";
import { sendMessage } from "../../src/features/conversations/send-message.ts";
import type { Config } from "../../src/platform/config/config.ts";
import { failure } from "../../src/platform/http/failure.ts";
import type { Log } from "../../src/platform/platform.ts";

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Everybody made here signs in with it. */
export const seedPassword = "violet harbour lantern";

/**
 * Opens the data folder and fills it through the product's own acts, so that what is made is what people would have made.
 * The clock is the caller's: history lies in the past.
 */
export async function openSeeder(config: Config, now: () => number) {
  const instance = await openInstance({ config, log: silent, now });
  const { platform, accounts, companies } = instance;
  // One hash for all: a slow hash for each of thousands of people would take minutes.
  const passwordHash = await accounts.passwords.hash(seedPassword);
  const passwords = { ...accounts.passwords, hash: async () => passwordHash };
  const deps: Deps = {
    ...platform,
    rosters: createRosters(platform.db.reader),
    locationKeys: createLocationKeys(now),
    seenMarks: createSeenMarks(platform, instance.plans),
    doors: {
      plans: instance.plans,
      relations: { hasBlocked: async () => false },
      companyIdsOf: async () => new Map(),
      supportBubbleOf: async () => undefined,
      awayAmong: async () => new Set(),
      retentionOf: async () => new Map(),
      countConferences: async () => 0,
      people: { mayFind: async () => true, person: async () => undefined },
      notifications: { wishesOf: async () => new Map() },
      presence: { isHidden: async () => false, onRevealed() {} },
      files: {
        fileForMessage: async () => {
          throw failure("files.not_found");
        },
        grantFile: async () => {},
        revokeFile: async () => {},
        withdrawGrants: async () => {},
        countGrants: async () => 0,
        fileForForward: async () => {
          throw failure("files.not_found");
        },
        countShared: async () => ({ onlyThere: 0, elsewhere: 0 }),
        endSharing: async () => {},
      },
    },
  };
  // History lies in the past: nothing more will come that reports could be gathered with.
  const markProgress = createProgressKeeper(
    deps,
    () => {},
    async () => {},
  );
  return {
    person: (user: Omit<NewUser, "password" | "termsVersion">) =>
      createUser(
        { ...platform, passwords },
        { ...user, password: seedPassword, termsVersion: config.instance.terms_version },
      ),
    company: (name: string) => companies.createCompany({ name }),
    administrator: (accountId: string, companyId: string) =>
      companies.assignToCompany(accountId, companyId, "administrator"),
    bubble: async (organiserId: string, name: string, topic: string, memberIds: readonly string[]) =>
      (
        await createBubble(deps, {
          ...{ id: platform.newId(), organiserId, name, topic, memberIds },
          ...{ invitedIds: [], announcesOnly: false, newcomersSee: "all", tags: [] },
        })
      ).id,
    directChat: async (accountId: string, otherId: string) => (await openDirectChat(deps, { accountId, otherId })).id,
    message: (conversationId: string, senderId: string, text: string) =>
      sendMessage(deps, { id: platform.newId(), conversationId, senderId, text }),
    /** Everything up to `seq` was received and seen by this member. */
    seen: (conversationId: string, accountId: string, seq: number) =>
      markProgress({ conversationId, accountId, deliveredSeq: seq, seenSeq: seq }),
    close: () => instance.close(),
  };
}
