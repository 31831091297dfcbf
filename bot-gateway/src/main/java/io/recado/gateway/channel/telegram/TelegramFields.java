package io.recado.gateway.channel.telegram;

import java.util.Set;

/**
 * Names of a message's fields, sorted by what they mean to us. A field in neither set that is not
 * read as content is a content nobody here has heard of.
 *
 * @see <a href="https://core.telegram.org/bots/api#message">Bot API: Message</a>
 */
final class TelegramFields {

  /** Fields that describe a message and are never what it says. */
  static final Set<String> CIRCUMSTANCES =
      Set.of(
          "author_signature",
          "caption_entities",
          "direct_messages_topic",
          "effect_id",
          "entities",
          "external_reply",
          "forward_date",
          "forward_from",
          "forward_from_chat",
          "forward_from_message_id",
          "forward_origin",
          "forward_sender_name",
          "forward_signature",
          "has_media_spoiler",
          "has_protected_content",
          "is_automatic_forward",
          "is_from_offline",
          "is_paid_post",
          "is_topic_message",
          "link_preview_options",
          "media_group_id",
          "message_thread_id",
          "paid_star_count",
          "quote",
          "reply_to_checklist_task_id",
          "reply_to_story",
          "sender_boost_count",
          "sender_chat",
          "sender_tag",
          "show_caption_above_media",
          "suggested_post_info",
          "via_bot");

  /** What the manual calls service messages: told by Telegram, not said by the customer. */
  static final Set<String> SERVICE_MESSAGES =
      Set.of(
          "boost_added",
          "channel_chat_created",
          "chat_background_set",
          "chat_owner_changed",
          "chat_owner_left",
          "chat_shared",
          "checklist_tasks_added",
          "checklist_tasks_done",
          "community_chat_added",
          "community_chat_removed",
          "connected_website",
          "delete_chat_photo",
          "direct_message_price_changed",
          "forum_topic_closed",
          "forum_topic_created",
          "forum_topic_edited",
          "forum_topic_reopened",
          "general_forum_topic_hidden",
          "general_forum_topic_unhidden",
          "gift",
          "gift_upgrade_sent",
          "giveaway_completed",
          "giveaway_created",
          "group_chat_created",
          "left_chat_member",
          "message_auto_delete_timer_changed",
          "migrate_from_chat_id",
          "migrate_to_chat_id",
          "new_chat_members",
          "new_chat_photo",
          "new_chat_title",
          "paid_message_price_changed",
          "pinned_message",
          "poll_option_added",
          "poll_option_deleted",
          "proximity_alert_triggered",
          "refunded_payment",
          "successful_payment",
          "suggested_post_approval_failed",
          "suggested_post_approved",
          "suggested_post_declined",
          "suggested_post_paid",
          "suggested_post_refunded",
          "supergroup_chat_created",
          "unique_gift",
          "users_shared",
          "video_chat_ended",
          "video_chat_participants_invited",
          "video_chat_scheduled",
          "video_chat_started",
          "write_access_allowed");

  private TelegramFields() {}
}
