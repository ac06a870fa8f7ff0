CREATE TABLE `access_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` blob NOT NULL,
	`token_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`last_used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_tokens_hash` ON `access_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `access_tokens_account` ON `access_tokens` (`account_id`);--> statement-breakpoint
CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`email` blob NOT NULL,
	`email_index` text NOT NULL,
	`first_name` blob NOT NULL,
	`last_name` blob NOT NULL,
	`password_hash` text,
	`language` text NOT NULL,
	`terms_version` text NOT NULL,
	`terms_accepted_at` integer NOT NULL,
	`terms_language` text NOT NULL,
	`is_operator` integer DEFAULT false NOT NULL,
	`company_id` text,
	`company_role` text DEFAULT 'member' NOT NULL,
	`deactivated_at` integer,
	`restricted_at` integer,
	`created_at` integer NOT NULL,
	`verified_at` integer NOT NULL,
	`deleted_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_email` ON `accounts` (`email_index`);--> statement-breakpoint
CREATE INDEX `accounts_operator` ON `accounts` (`is_operator`);--> statement-breakpoint
CREATE INDEX `accounts_created` ON `accounts` (`created_at`);--> statement-breakpoint
CREATE INDEX `accounts_company` ON `accounts` (`company_id`);--> statement-breakpoint
CREATE TABLE `operator_links` (
	`id` integer PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`device` blob NOT NULL,
	`place` blob NOT NULL,
	`way` text NOT NULL,
	`provider_had_second_factor` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL,
	`proved_at` integer NOT NULL,
	`last_used_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_account` ON `sessions` (`account_id`);--> statement-breakpoint
CREATE INDEX `sessions_last_used` ON `sessions` (`last_used_at`);--> statement-breakpoint
CREATE TABLE `sign_ups` (
	`id` text PRIMARY KEY NOT NULL,
	`email_index` text NOT NULL,
	`applicant` blob NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`terms_version` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`browser_hash` text,
	`wrong_codes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ups_email` ON `sign_ups` (`email_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `sign_ups_token` ON `sign_ups` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_ups_asked` ON `sign_ups` (`asked_at`);--> statement-breakpoint
CREATE TABLE `guesses` (
	`who_index` text PRIMARY KEY NOT NULL,
	`wrong` integer NOT NULL,
	`last_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `guesses_last` ON `guesses` (`last_at`);--> statement-breakpoint
CREATE TABLE `avatars` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`is_shown` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `avatars_account` ON `avatars` (`account_id`);--> statement-breakpoint
CREATE INDEX `avatars_shown` ON `avatars` (`is_shown`,`created_at`);--> statement-breakpoint
CREATE TABLE `further_emails` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`email` blob NOT NULL,
	`email_index` text NOT NULL,
	`proved_index` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`token_hash` text NOT NULL,
	`code_hash` text NOT NULL,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `further_emails_of_account` ON `further_emails` (`account_id`,`email_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `further_emails_proved` ON `further_emails` (`proved_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `further_emails_token` ON `further_emails` (`token_hash`);--> statement-breakpoint
CREATE TABLE `profiles` (
	`account_id` text PRIMARY KEY NOT NULL,
	`details` blob NOT NULL,
	`version` integer DEFAULT 0 NOT NULL,
	`avatar_id` text,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `authenticators` (
	`account_id` text PRIMARY KEY NOT NULL,
	`secret` blob NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `challenges` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`expires_at` integer NOT NULL,
	`wrong_answers` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `challenges_expiry` ON `challenges` (`expires_at`);--> statement-breakpoint
CREATE INDEX `challenges_account` ON `challenges` (`account_id`);--> statement-breakpoint
CREATE TABLE `email_changes` (
	`account_id` text PRIMARY KEY NOT NULL,
	`email` blob NOT NULL,
	`email_index` text NOT NULL,
	`code_hash` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `email_undos` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`email` blob NOT NULL,
	`email_index` text NOT NULL,
	`changed_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `email_undos_account` ON `email_undos` (`account_id`);--> statement-breakpoint
CREATE INDEX `email_undos_expiry` ON `email_undos` (`expires_at`);--> statement-breakpoint
CREATE TABLE `known_devices` (
	`account_id` text NOT NULL,
	`device_index` text NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `device_index`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `known_devices_seen` ON `known_devices` (`last_seen_at`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`name` blob NOT NULL,
	`credential` blob NOT NULL,
	`credential_index` text NOT NULL,
	`counter` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkeys_credential` ON `passkeys` (`credential_index`);--> statement-breakpoint
CREATE INDEX `passkeys_account` ON `passkeys` (`account_id`);--> statement-breakpoint
CREATE TABLE `password_resets` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `password_resets_account` ON `password_resets` (`account_id`);--> statement-breakpoint
CREATE INDEX `password_resets_expiry` ON `password_resets` (`expires_at`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	PRIMARY KEY(`account_id`, `code_hash`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `breach_changes` (
	`id` text PRIMARY KEY NOT NULL,
	`breach_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`change` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `breach_changes_breach` ON `breach_changes` (`breach_id`,`at`);--> statement-breakpoint
CREATE TABLE `breaches` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`is_report` integer DEFAULT true NOT NULL,
	`at` integer NOT NULL,
	`report` blob NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`details` blob,
	`decision` blob,
	`decided_at` integer,
	`decided_by` text
);
--> statement-breakpoint
CREATE INDEX `breaches_account` ON `breaches` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`caller_id` text NOT NULL,
	`callee_id` text NOT NULL,
	`is_silenced` integer DEFAULT false NOT NULL,
	`caller_deleted` integer DEFAULT false NOT NULL,
	`callee_deleted` integer DEFAULT false NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`details` blob NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `calls_caller` ON `calls` (`caller_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_callee` ON `calls` (`callee_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `calls_conversation` ON `calls` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `companies` (
	`id` text PRIMARY KEY NOT NULL,
	`name` blob NOT NULL,
	`data` blob,
	`colour` text,
	`support_contact` blob,
	`requires_second_factor` integer DEFAULT false NOT NULL,
	`four_eyes` integer DEFAULT false NOT NULL,
	`agreement_version` text,
	`agreement_accepted_at` integer,
	`created_at` integer NOT NULL,
	`terminated_at` integer
);
--> statement-breakpoint
CREATE TABLE `company_act_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`act` text NOT NULL,
	`account_id` text,
	`requested_by_id` text NOT NULL,
	`reason` blob NOT NULL,
	`requested_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by_id` text,
	`decided_at` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `company_act_requests_company` ON `company_act_requests` (`company_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `company_agreements` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`version` text NOT NULL,
	`language` text NOT NULL,
	`accepted_at` integer NOT NULL,
	`accepted_by_id` text NOT NULL,
	`accepted_by_name` blob NOT NULL,
	`document` blob NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `company_agreements_company` ON `company_agreements` (`company_id`,`accepted_at`);--> statement-breakpoint
CREATE TABLE `company_domains` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`domain` blob NOT NULL,
	`domain_index` text NOT NULL,
	`proved_index` text,
	`proof` text NOT NULL,
	`verified_at` integer,
	`checked_at` integer,
	`missing_since` integer,
	`joining` text DEFAULT 'off' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_domains_claim` ON `company_domains` (`company_id`,`domain_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `company_domains_proved` ON `company_domains` (`proved_index`);--> statement-breakpoint
CREATE INDEX `company_domains_checked` ON `company_domains` (`verified_at`,`checked_at`);--> statement-breakpoint
CREATE TABLE `company_invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`email_index` text NOT NULL,
	`invitee` blob NOT NULL,
	`role` text NOT NULL,
	`language` text NOT NULL,
	`invited_by_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`token_hash` text NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_invitations_address` ON `company_invitations` (`company_id`,`email_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `company_invitations_token` ON `company_invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `company_invitations_sent` ON `company_invitations` (`company_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `company_invitations_expires` ON `company_invitations` (`expires_at`);--> statement-breakpoint
CREATE TABLE `company_join_links` (
	`company_id` text PRIMARY KEY NOT NULL,
	`token` blob NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`max_uses` integer,
	`uses` integer DEFAULT 0 NOT NULL,
	`needs_approval` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_join_links_token` ON `company_join_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `company_join_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`account_id` text NOT NULL,
	`origin` text NOT NULL,
	`requested_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_join_requests_account` ON `company_join_requests` (`account_id`);--> statement-breakpoint
CREATE INDEX `company_join_requests_company` ON `company_join_requests` (`company_id`,`requested_at`);--> statement-breakpoint
CREATE TABLE `company_logos` (
	`company_id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`bytes` blob NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conference_participants` (
	`participant_id` text PRIMARY KEY NOT NULL,
	`conference_id` text NOT NULL,
	`account_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	`left_at` integer,
	`was_removed` integer DEFAULT false NOT NULL,
	`is_forgotten` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`conference_id`) REFERENCES `conferences`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conference_participants_conference` ON `conference_participants` (`conference_id`);--> statement-breakpoint
CREATE INDEX `conference_participants_account` ON `conference_participants` (`account_id`);--> statement-breakpoint
CREATE TABLE `conferences` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`is_locked` integer DEFAULT false NOT NULL,
	`has_waiting_room` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conferences_conversation` ON `conferences` (`conversation_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `address_book_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`text_version` text NOT NULL,
	`language` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `address_book_consents_owner` ON `address_book_consents` (`owner_id`);--> statement-breakpoint
CREATE TABLE `address_book_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`card` blob NOT NULL,
	`card_index` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `address_book_card` ON `address_book_entries` (`owner_id`,`card_index`);--> statement-breakpoint
CREATE INDEX `address_book_owner` ON `address_book_entries` (`owner_id`,`id`);--> statement-breakpoint
CREATE TABLE `blocks` (
	`blocker_id` text NOT NULL,
	`blocked_id` text NOT NULL,
	`blocked_at` integer NOT NULL,
	`name` blob NOT NULL,
	PRIMARY KEY(`blocker_id`, `blocked_id`)
);
--> statement-breakpoint
CREATE INDEX `blocks_blocked` ON `blocks` (`blocked_id`);--> statement-breakpoint
CREATE TABLE `contact_group_members` (
	`group_id` text NOT NULL,
	`contact_id` text NOT NULL,
	PRIMARY KEY(`group_id`, `contact_id`),
	FOREIGN KEY (`group_id`) REFERENCES `contact_groups`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `contact_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` blob NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_groups_owner` ON `contact_groups` (`owner_id`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`owner_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`since` integer NOT NULL,
	`is_favourite` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`owner_id`, `contact_id`)
);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`inviter_id` text NOT NULL,
	`invitee_id` text,
	`address` blob,
	`address_index` text,
	`note` blob NOT NULL,
	`state` text NOT NULL,
	`sent_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`decided_at` integer,
	`token_hash` text
);
--> statement-breakpoint
CREATE INDEX `invitations_inviter` ON `invitations` (`inviter_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `invitations_invitee` ON `invitations` (`invitee_id`);--> statement-breakpoint
CREATE INDEX `invitations_address` ON `invitations` (`address_index`);--> statement-breakpoint
CREATE INDEX `invitations_sent` ON `invitations` (`sent_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `bubble_candidates` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`state` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `bubble_candidates_account` ON `bubble_candidates` (`account_id`,`state`);--> statement-breakpoint
CREATE TABLE `bubble_links` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`token` blob NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`max_uses` integer,
	`uses` integer DEFAULT 0 NOT NULL,
	`needs_approval` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bubble_links_token` ON `bubble_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `bubble_pictures` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`large` blob NOT NULL,
	`small` blob NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `conversation_members` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	`joined_at` integer NOT NULL,
	`from_seq` integer DEFAULT 0 NOT NULL,
	`closed_seq` integer,
	`delivered_seq` integer DEFAULT 0 NOT NULL,
	`seen_seq` integer DEFAULT 0 NOT NULL,
	`delivered_at` integer,
	`seen_at` integer,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_members_account` ON `conversation_members` (`account_id`);--> statement-breakpoint
CREATE TABLE `conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` blob NOT NULL,
	`topic` blob NOT NULL,
	`pair_index` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seq` integer DEFAULT 0 NOT NULL,
	`gone_seq` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	`announces_only` integer DEFAULT false NOT NULL,
	`newcomers_see` text DEFAULT 'all' NOT NULL,
	`tags` blob,
	`picture` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversations_pair` ON `conversations` (`pair_index`);--> statement-breakpoint
CREATE TABLE `ending_conversations` (
	`id` text PRIMARY KEY NOT NULL,
	`account_ids` text NOT NULL,
	`told_at` integer
);
--> statement-breakpoint
CREATE TABLE `former_members` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`state` text DEFAULT 'left' NOT NULL,
	`at` integer,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `former_members_account` ON `former_members` (`account_id`);--> statement-breakpoint
CREATE TABLE `held_marks` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`delivered_seq` integer NOT NULL,
	`seen_seq` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `held_marks_account` ON `held_marks` (`account_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`sender_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	`edited_at` integer,
	`reply_to` integer,
	`thread_seq` integer,
	`content` blob NOT NULL,
	`has_extras` integer DEFAULT false NOT NULL,
	`withheld_from` text,
	PRIMARY KEY(`conversation_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_id` ON `messages` (`id`);--> statement-breakpoint
CREATE INDEX `messages_thread` ON `messages` (`conversation_id`,`thread_seq`) WHERE "messages"."thread_seq" is not null;--> statement-breakpoint
CREATE TABLE `conversation_folders` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` blob NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `conversation_folders_owner` ON `conversation_folders` (`owner_id`);--> statement-breakpoint
CREATE TABLE `conversation_places` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`is_favourite` integer NOT NULL,
	`folder_id` text,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`folder_id`) REFERENCES `conversation_folders`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_places_account` ON `conversation_places` (`account_id`);--> statement-breakpoint
CREATE INDEX `conversation_places_folder` ON `conversation_places` (`folder_id`);--> statement-breakpoint
CREATE TABLE `company_message_rules` (
	`company_id` text PRIMARY KEY NOT NULL,
	`keeps_edits` integer NOT NULL,
	`edit_minutes` integer,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `hidden_messages` (
	`account_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	PRIMARY KEY(`account_id`, `conversation_id`, `seq`),
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `hidden_messages_place` ON `hidden_messages` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `message_acknowledgements` (
	`message_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`withheld_from` text,
	PRIMARY KEY(`message_id`, `account_id`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `message_pins` (
	`message_id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`withheld_from` text,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `message_pins_conversation` ON `message_pins` (`conversation_id`,`at`);--> statement-breakpoint
CREATE TABLE `message_reactions` (
	`message_id` text NOT NULL,
	`account_id` text NOT NULL,
	`reactions` blob NOT NULL,
	PRIMARY KEY(`message_id`, `account_id`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `message_versions` (
	`message_id` text NOT NULL,
	`at` integer NOT NULL,
	`text` blob NOT NULL,
	PRIMARY KEY(`message_id`, `at`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `withheld_edits` (
	`message_id` text PRIMARY KEY NOT NULL,
	`reader_id` text NOT NULL,
	`content` blob NOT NULL,
	`edited_at` integer,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `poll_votes` (
	`message_id` text NOT NULL,
	`voter` text NOT NULL,
	`answers` blob NOT NULL,
	`withheld_from` text,
	PRIMARY KEY(`message_id`, `voter`),
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `mark_steps` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`delivered` blob NOT NULL,
	`seen` blob NOT NULL,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seen_marks_off` (
	`account_id` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE `destructions` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`through_seq` integer NOT NULL,
	`key_version` integer NOT NULL,
	`key_destroyed_at` integer,
	`messages` integer NOT NULL,
	`files` integer NOT NULL,
	`account_id` text,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `key_epochs` (
	`conversation_id` text NOT NULL,
	`version` integer NOT NULL,
	`through_seq` integer NOT NULL,
	PRIMARY KEY(`conversation_id`, `version`),
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `client_logs` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`sent_at` integer NOT NULL,
	`text_version` text NOT NULL,
	`language` text NOT NULL,
	`withdrawn_at` integer,
	`entries` blob
);
--> statement-breakpoint
CREATE INDEX `client_logs_account` ON `client_logs` (`account_id`);--> statement-breakpoint
CREATE INDEX `client_logs_sent` ON `client_logs` (`sent_at`);--> statement-breakpoint
CREATE TABLE `diagnosis_consents` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`text_version` text NOT NULL,
	`language` text NOT NULL,
	`given_at` integer NOT NULL,
	`withdrawn_at` integer
);
--> statement-breakpoint
CREATE INDEX `diagnosis_consents_account` ON `diagnosis_consents` (`account_id`);--> statement-breakpoint
CREATE TABLE `network_reports` (
	`account_id` text NOT NULL,
	`device_id` text NOT NULL,
	`at` integer NOT NULL,
	`report` blob NOT NULL,
	PRIMARY KEY(`account_id`, `device_id`)
);
--> statement-breakpoint
CREATE INDEX `network_reports_at` ON `network_reports` (`at`);--> statement-breakpoint
CREATE TABLE `company_partners` (
	`company_id` text NOT NULL,
	`partner_id` text NOT NULL,
	PRIMARY KEY(`company_id`, `partner_id`),
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`partner_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `company_partners_partner` ON `company_partners` (`partner_id`);--> statement-breakpoint
CREATE TABLE `company_visibility` (
	`company_id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`may_hide` integer NOT NULL,
	`partner_code` text,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `company_visibility_code` ON `company_visibility` (`partner_code`);--> statement-breakpoint
CREATE TABLE `person_visibility` (
	`account_id` text PRIMARY KEY NOT NULL,
	`choice` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `visibility_exceptions` (
	`account_id` text NOT NULL,
	`viewer_id` text NOT NULL,
	PRIMARY KEY(`account_id`, `viewer_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`viewer_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `visibility_exceptions_viewer` ON `visibility_exceptions` (`viewer_id`);--> statement-breakpoint
CREATE TABLE `disclosures` (
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`version` text NOT NULL,
	`at` integer NOT NULL,
	`documents` text NOT NULL,
	PRIMARY KEY(`kind`, `number`)
);
--> statement-breakpoint
CREATE TABLE `erasure_requests` (
	`account_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`asked_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `erasure_requests_company` ON `erasure_requests` (`company_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`number` text PRIMARY KEY NOT NULL,
	`account_id` text,
	`company_id` text,
	`cause` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`mailbox` blob,
	`token_hash` text NOT NULL,
	`counts` text,
	`subjects` text,
	`certificate` text,
	`erased_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_account` ON `erasures` (`account_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_token` ON `erasures` (`token_hash`);--> statement-breakpoint
CREATE INDEX `erasures_state` ON `erasures` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`account_id` text PRIMARY KEY NOT NULL,
	`operator_id` text NOT NULL,
	`reason` blob NOT NULL,
	`set_at` integer NOT NULL,
	`ends_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `legal_holds_ends` ON `legal_holds` (`ends_at`);--> statement-breakpoint
CREATE TABLE `exports` (
	`account_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`size_bytes` integer,
	`expires_at` integer
);
--> statement-breakpoint
CREATE TABLE `feed_dismissals` (
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`ref_id` text NOT NULL,
	`through` integer NOT NULL,
	PRIMARY KEY(`account_id`, `kind`, `ref_id`)
);
--> statement-breakpoint
CREATE INDEX `feed_dismissals_through` ON `feed_dismissals` (`through`);--> statement-breakpoint
CREATE TABLE `file_grants` (
	`file_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`seq` integer NOT NULL,
	`is_recording` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`file_id`, `conversation_id`, `seq`),
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `file_grants_conversation` ON `file_grants` (`conversation_id`,`seq`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`name` blob NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`arrived_at` integer NOT NULL,
	`scanned_with` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_owner` ON `files` (`owner_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `files_state` ON `files` (`state`);--> statement-breakpoint
CREATE TABLE `admitted_guests` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `admitted_guests_conversation` ON `admitted_guests` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `guest_links` (
	`conversation_id` text PRIMARY KEY NOT NULL,
	`token` blob NOT NULL,
	`token_hash` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`uses` integer NOT NULL,
	`max_uses` integer,
	`max_guests` integer,
	`has_waiting_room` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guest_links_token` ON `guest_links` (`token_hash`);--> statement-breakpoint
CREATE TABLE `guests` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`name` blob NOT NULL,
	`token_hash` text NOT NULL,
	`language` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `guests_token` ON `guests` (`token_hash`);--> statement-breakpoint
CREATE INDEX `guests_created` ON `guests` (`created_at`);--> statement-breakpoint
CREATE TABLE `meeting_answers` (
	`meeting_id` text NOT NULL,
	`account_id` text NOT NULL,
	`answer` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting_id`, `account_id`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meeting_answers_account` ON `meeting_answers` (`account_id`);--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`organiser_id` text NOT NULL,
	`words` blob NOT NULL,
	`starts_on` text NOT NULL,
	`time_zone` text NOT NULL,
	`minutes` integer NOT NULL,
	`repeats` text,
	`skipped` text NOT NULL,
	`mails_members` integer NOT NULL,
	`sequence` integer NOT NULL,
	`reminds_at` integer,
	`ends_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `meetings_conversation` ON `meetings` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `meetings_reminds` ON `meetings` (`reminds_at`);--> statement-breakpoint
CREATE TABLE `notice_objections` (
	`account_id` text PRIMARY KEY NOT NULL,
	`objected_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`texts` blob NOT NULL,
	`written_at` integer NOT NULL,
	`queued_through` text DEFAULT '' NOT NULL,
	`recipients` integer DEFAULT 0 NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE TABLE `notification_settings` (
	`account_id` text PRIMARY KEY NOT NULL,
	`settings` blob NOT NULL,
	`wants_digest` integer NOT NULL,
	`digest_sent_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notification_settings_digest` ON `notification_settings` (`wants_digest`);--> statement-breakpoint
CREATE TABLE `notify_wishes` (
	`conversation_id` text NOT NULL,
	`account_id` text NOT NULL,
	`level` text,
	`muted_until` integer,
	PRIMARY KEY(`conversation_id`, `account_id`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `notify_wishes_account` ON `notify_wishes` (`account_id`);--> statement-breakpoint
CREATE TABLE `push_subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`session_id` text NOT NULL,
	`address` blob NOT NULL,
	`endpoint_index` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `push_subscriptions_endpoint` ON `push_subscriptions` (`endpoint_index`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_account` ON `push_subscriptions` (`account_id`);--> statement-breakpoint
CREATE INDEX `push_subscriptions_session` ON `push_subscriptions` (`session_id`);--> statement-breakpoint
CREATE TABLE `pushes` (
	`subscription_id` text NOT NULL,
	`subject` text NOT NULL,
	`account_id` text NOT NULL,
	`conversation_id` text,
	`kind` text NOT NULL,
	`ref_id` text NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`waits_for_absence` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`happened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`subscription_id`, `subject`),
	FOREIGN KEY (`subscription_id`) REFERENCES `push_subscriptions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `pushes_due` ON `pushes` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `pushes_conversation` ON `pushes` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `terminations` (
	`company_id` text PRIMARY KEY NOT NULL,
	`actor_id` text NOT NULL,
	`started_at` integer NOT NULL,
	`members` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE TABLE `company_functions` (
	`company_id` text PRIMARY KEY NOT NULL,
	`switches` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `company_licences` (
	`company_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`bought` integer NOT NULL,
	PRIMARY KEY(`company_id`, `plan_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `company_licences_plan` ON `company_licences` (`plan_id`);--> statement-breakpoint
CREATE TABLE `group_members` (
	`account_id` text PRIMARY KEY NOT NULL,
	`profile_id` text NOT NULL,
	FOREIGN KEY (`profile_id`) REFERENCES `group_profiles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `group_members_profile` ON `group_members` (`profile_id`);--> statement-breakpoint
CREATE TABLE `group_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`name` blob NOT NULL,
	`switches` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `group_profiles_company` ON `group_profiles` (`company_id`);--> statement-breakpoint
CREATE TABLE `licence_holders` (
	`account_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`plan_id` text NOT NULL,
	`assigned_at` integer NOT NULL,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `licence_holders_company` ON `licence_holders` (`company_id`,`plan_id`);--> statement-breakpoint
CREATE INDEX `licence_holders_plan` ON `licence_holders` (`plan_id`);--> statement-breakpoint
CREATE TABLE `person_functions` (
	`account_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`switches` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `person_functions_company` ON `person_functions` (`company_id`);--> statement-breakpoint
CREATE TABLE `plans` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`lacking` text NOT NULL,
	`limits` text NOT NULL,
	`is_default` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `presence_companies` (
	`company_id` text PRIMARY KEY NOT NULL,
	`allows_last_seen` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `presence_settings` (
	`account_id` text PRIMARY KEY NOT NULL,
	`settings` blob NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `privacy_entries` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`at` integer NOT NULL,
	`act` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `privacy_entries_account` ON `privacy_entries` (`account_id`,`id`);--> statement-breakpoint
CREATE INDEX `privacy_entries_at` ON `privacy_entries` (`at`);--> statement-breakpoint
CREATE TABLE `recordings` (
	`id` text PRIMARY KEY NOT NULL,
	`call_id` text NOT NULL,
	`recorder_id` text NOT NULL,
	`other_id` text NOT NULL,
	`state` text NOT NULL,
	`asked_at` integer NOT NULL,
	`file_id` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`details` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recordings_recorder` ON `recordings` (`recorder_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `recordings_other` ON `recordings` (`other_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `recordings_call` ON `recordings` (`call_id`);--> statement-breakpoint
CREATE INDEX `recordings_file` ON `recordings` (`file_id`);--> statement-breakpoint
CREATE TABLE `retention_policies` (
	`scope` text NOT NULL,
	`scope_id` text NOT NULL,
	`messages_days` integer,
	`files_days` integer,
	`history_days` integer,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `scope_id`)
);
--> statement-breakpoint
CREATE TABLE `retention_runs` (
	`day` text PRIMARY KEY NOT NULL,
	`ran_at` integer NOT NULL,
	`held` integer NOT NULL,
	`failed` integer NOT NULL,
	`messages` integer NOT NULL,
	`files` integer NOT NULL,
	`history` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `restriction_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `restriction_links_account` ON `restriction_links` (`account_id`);--> statement-breakpoint
CREATE TABLE `restrictions` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`by` text NOT NULL,
	`actor_id` text NOT NULL,
	`reason` blob NOT NULL,
	`since` integer NOT NULL,
	`release_asked_at` integer,
	`released_at` integer,
	`released_by` text,
	`release_reason` blob
);
--> statement-breakpoint
CREATE INDEX `restrictions_account` ON `restrictions` (`account_id`);--> statement-breakpoint
CREATE INDEX `restrictions_released` ON `restrictions` (`released_at`);--> statement-breakpoint
CREATE TABLE `search_indexes` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` text,
	`through_seq` integer DEFAULT 0 NOT NULL,
	`middle_seq` integer DEFAULT 0 NOT NULL,
	`old_seq` integer DEFAULT 0 NOT NULL,
	`through_at` integer DEFAULT 0 NOT NULL,
	`middle_at` integer DEFAULT 0 NOT NULL,
	`old_at` text DEFAULT '[]' NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_indexes_conversation` ON `search_indexes` (`conversation_id`);--> statement-breakpoint
CREATE INDEX `search_indexes_given_up` ON `search_indexes` (`number`) WHERE "search_indexes"."conversation_id" is null;--> statement-breakpoint
CREATE TABLE `search_shelves` (
	`place` integer NOT NULL,
	`key_version` integer NOT NULL,
	`parts` blob NOT NULL,
	PRIMARY KEY(`place`, `key_version`)
);
--> statement-breakpoint
CREATE TABLE `sign_on_attempts` (
	`state_hash` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`browser_hash` text NOT NULL,
	`secrets` blob NOT NULL,
	`purpose` text NOT NULL,
	`session_id` text,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `sign_on_attempts_started` ON `sign_on_attempts` (`started_at`);--> statement-breakpoint
CREATE TABLE `sign_on_connections` (
	`company_id` text PRIMARY KEY NOT NULL,
	`provider` blob NOT NULL,
	`is_active` integer NOT NULL,
	`password_allowed` integer NOT NULL,
	`creates_people` integer NOT NULL,
	`replaces_second_factor` integer NOT NULL,
	`trusts_addresses` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sign_on_links` (
	`account_id` text PRIMARY KEY NOT NULL,
	`company_id` text NOT NULL,
	`subject_index` text NOT NULL,
	`is_consented` integer NOT NULL,
	`linked_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`company_id`) REFERENCES `companies`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_on_links_subject` ON `sign_on_links` (`company_id`,`subject_index`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`account_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`text` blob NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`account_id`, `conversation_id`),
	FOREIGN KEY (`conversation_id`,`account_id`) REFERENCES `conversation_members`(`conversation_id`,`account_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `scheduled_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`conversation_id` text NOT NULL,
	`text` blob NOT NULL,
	`file_id` text,
	`reply_to` integer,
	`urgency` text,
	`due_at` integer NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`failure` text
);
--> statement-breakpoint
CREATE INDEX `scheduled_messages_account` ON `scheduled_messages` (`account_id`);--> statement-breakpoint
CREATE INDEX `scheduled_messages_due` ON `scheduled_messages` (`due_at`);--> statement-breakpoint
CREATE INDEX `scheduled_messages_file` ON `scheduled_messages` (`file_id`);--> statement-breakpoint
CREATE TABLE `incoming_webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`name` blob NOT NULL,
	`token_hash` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incoming_webhooks_token` ON `incoming_webhooks` (`token_hash`);--> statement-breakpoint
CREATE INDEX `incoming_webhooks_conversation` ON `incoming_webhooks` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `outgoing_webhooks` (
	`id` text PRIMARY KEY NOT NULL,
	`conversation_id` text NOT NULL,
	`name` blob NOT NULL,
	`url` blob NOT NULL,
	`secret` blob NOT NULL,
	`events` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`gone_at` integer,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `outgoing_webhooks_conversation` ON `outgoing_webhooks` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`event` text NOT NULL,
	`cursor` integer,
	`subject_id` text,
	`happened_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`status` integer,
	`attempted_at` integer,
	`next_attempt_at` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `outgoing_webhooks`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `webhook_deliveries_fact` ON `webhook_deliveries` (`webhook_id`,`cursor`);--> statement-breakpoint
CREATE INDEX `webhook_deliveries_due` ON `webhook_deliveries` (`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`act` text NOT NULL,
	`actor_id` text,
	`company_id` text,
	`subject_id` text,
	`detail` blob,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `fact_positions` (
	`subscriber` text PRIMARY KEY NOT NULL,
	`cursor` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `facts` (
	`cursor` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`scope` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `facts_scope_cursor` ON `facts` (`scope`,`cursor`);--> statement-breakpoint
CREATE TABLE `stuck_facts` (
	`subscriber` text NOT NULL,
	`cursor` integer NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`subscriber`, `cursor`)
);
--> statement-breakpoint
CREATE INDEX `stuck_facts_due` ON `stuck_facts` (`due_at`);--> statement-breakpoint
CREATE TABLE `mails` (
	`id` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`optional_for` text
);
--> statement-breakpoint
CREATE INDEX `mails_due` ON `mails` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `mails_optional` ON `mails` (`optional_for`);--> statement-breakpoint
CREATE TABLE `egress` (
	`day` text NOT NULL,
	`purpose` text NOT NULL,
	`destination` text NOT NULL,
	`reason` text NOT NULL,
	`connections` integer NOT NULL,
	`refused` integer NOT NULL,
	`bytes_out` integer NOT NULL,
	`bytes_in` integer NOT NULL,
	PRIMARY KEY(`day`, `purpose`, `destination`, `reason`)
);
--> statement-breakpoint
CREATE INDEX `egress_day` ON `egress` (`day`);--> statement-breakpoint
CREATE TABLE `push_keys` (
	`id` integer PRIMARY KEY NOT NULL,
	`keys` blob NOT NULL
);
