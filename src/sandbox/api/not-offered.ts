/**
 * What of Slack's Web API the practice workspace does not offer, and why: the coverage list. A call is answered as Slack
 * answers to a method that it does not know (`unknown_method`); the reason stands in the log. What is in neither list is no
 * method that an app as this one is known to call.
 */
export const NOT_OFFERED: Record<string, string> = {
  "assistant.threads.setStatus": "agents have no place here",
  "assistant.threads.setSuggestedPrompts": "agents have no place here",
  "assistant.threads.setTitle": "agents have no place here",
  "bookmarks.add": "channels have no bookmarks here",
  "chat.appendStream": "messages are not streamed here",
  "chat.scheduleMessage": "Slack never posts scheduled messages that carry metadata: post when it is time",
  "chat.startStream": "messages are not streamed here",
  "chat.stopStream": "messages are not streamed here",
  "chat.unfurl": "links are not unfurled here",
  "entity.presentDetails": "there are no work objects here",
  "functions.completeError": "there are no workflows here",
  "functions.completeSuccess": "there are no workflows here",
  "usergroups.list": "there are no groups of people here",
  "usergroups.users.list": "there are no groups of people here",
};
