/** In what the two differ, as a pattern on "step, difference", and why. */
export const REASONS: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /\/response_metadata\/(scopes|acceptedScopes) only here$/,
    reason: "Slack tells the scopes in headers, out of which its client makes these; the emulator has no such headers",
  },
  {
    pattern: /^auth\.test \/(bot_id|is_enterprise_install) only here$|^bots\.info \/(bot only here|error only there)$/,
    reason: "there every token is a person's: no bot of the app can be asked about",
  },
  {
    pattern: /\/messages?(\/0)?\/(app_id|bot_id|bot_profile) only here$/,
    reason: "there every token is a person's; a bot's messages carry these (recorded payloads have them)",
  },
  {
    pattern: /\/messages?(\/0)?\/team only here$/,
    reason: "recorded messages carry their team",
  },
  {
    pattern: /^chat\.postMessage, thread \/message\/parent_user_id only here$/,
    reason: "replies tell whom they answer (recorded payloads have it)",
  },
  {
    pattern: /\/messages?(\/0)?\/(is_locked|latest_reply|reply_users_count|subscribed|thread_ts) only here$/,
    reason: "a message with replies tells of its thread (Slack's reference of conversations.replies)",
  },
  {
    pattern: /\/messages?(\/0)?\/blocks only here$/,
    reason: "an update that names no blocks keeps them (Slack's reference of chat.update); there they are lost",
  },
  {
    pattern: /\/(verbatim|emoji) only here$/,
    reason: "Slack completes text objects (recorded payloads have them); there they stay as they came",
  },
  {
    pattern: /^conversations\.history.* \/pin_count only here$/,
    reason: "Slack's reference of conversations.history has it",
  },
  {
    pattern: /^conversations\.history \/response_metadata\/next_cursor only there$/,
    reason: "here the cursor stands only where there is a next page, as in Slack's examples",
  },
  {
    pattern: /^conversations\.history, files \/messages\/0\/subtype only there$/,
    reason: "Slack has the subtype file_share in events; whether in the history too is unverified",
  },
  {
    pattern: /^conversations\.history, files \/messages\/0\/display_as_bot only here$/,
    reason: "messages with files carry it beside `upload`",
  },
  {
    pattern: /\/files\/0\/(channels|groups|ims|shares|comments_count) only there$/,
    reason: "files in messages do not tell where else they are shared",
  },
  {
    pattern: /\/files?(\/0)?\/(file_access|media_display_type|permalink_public|username) only here$/,
    reason: "Slack's file objects have them (its client's types)",
  },
  {
    pattern: /^files\.\w+ \/files?(\/0)?\/shares\/public\/C\w+ only (here|there)$/,
    reason: "the channel's id is a key, and another one in each",
  },
  {
    pattern: /^files\.info \/(paging only there|response_metadata\/next_cursor only here)$/,
    reason: "comments of a file are paged by cursor (Slack's reference of files.info)",
  },
  {
    pattern: /\/(user|members\/0)\/(color|is_\w+|tz\w*|updated|who_can_share_contact_card) only here$/,
    reason: "Slack's reference of users.info has them",
  },
  {
    pattern: /^users\.list \/cache_ts only here$/,
    reason: "Slack's reference of users.list has it",
  },
  {
    pattern: /\/profile\/(avatar_hash|image_\d+|team) only here$/,
    reason: "Slack's reference of users.info has them",
  },
  {
    pattern: /^users\.list \/members\/0\/profile\/(api_app_id|bot_id) only here$|\/0\/profile\/email only there$/,
    reason: "the first in the list is the bot here, and a person there",
  },
  {
    pattern: /\/profile\/(skype|huddle_state\w*|status_emoji_display_info) only there$/,
    reason: "nobody has Skype or huddles here",
  },
  {
    pattern:
      /\/channels?(\/0)?\/(context_team_id|is_ext_shared|is_general|is_org_shared|is_pending_ext_shared|is_shared|parent_conversation|pending_\w+|previous_names|shared_team_ids|unlinked|updated) only here$/,
    reason: "Slack's reference of conversations.info has them",
  },
  {
    pattern: /\/channels?(\/0)?\/(is_open|last_read) only there$/,
    reason: "Slack tells these of direct messages or to people, not to bots of channels",
  },
  {
    pattern: /^conversations\.(info|join) \/channel\/num_members only there$/,
    reason: "Slack tells it when asked by include_num_members",
  },
  {
    pattern: /^views\.\w+ \/view\/app_installed_team_id only here$/,
    reason: "recorded views have it",
  },
  {
    pattern: /^views\.publish \/view\/title only there$/,
    reason: "a Home has no title; there it is null",
  },
];
