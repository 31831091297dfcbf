package io.recado.benchmarks.fault;

import java.util.List;

/**
 * The clauses of what must hold after every fault, once the system has drained. Each question finds
 * what breaks the clause, so a question without an answer is a clause that holds.
 */
enum Clause {
  ACKNOWLEDGED_IS_JOURNALLED(
      'a',
      new Question(
          "acknowledged, but not in the journal",
          """
          select a.event_key from acknowledged a
          where not exists (select from journal j where j.event_key = a.event_key)
          """)),

  APPLIED_ONCE(
      'b',
      new Question(
          "journalled, but not applied",
          """
          select event_key from journal where applied_at is null
          """),
      new Question(
          "not as often in the transcript as in the journal",
          """
          with delivered as (
            select conversation_id, event -> 'content' as content, count(*) as times from journal
            where event ->> 'type' = 'CustomerMessage' group by 1, 2),
          told as (
            select conversation_id, content, count(*) as times from message
            where author = 'customer' group by 1, 2)
          select conversation_id || ' ' || content::text
          from delivered full join told using (conversation_id, content)
          where delivered.times is distinct from told.times
          """),
      new Question(
          "requested of an action, and not ended",
          """
          select idempotency_key from action_run where state <> 'ended'
          """)),

  IN_ORDER(
      'c',
      new Question(
          "not at its place in the transcript",
          """
          with delivered as (
            select conversation_id, event_key, event -> 'content' as content,
                   row_number() over (partition by conversation_id order by sequence) as place
            from journal where event ->> 'type' = 'CustomerMessage'),
          told as (
            select conversation_id, content,
                   row_number() over (partition by conversation_id order by at, message_id) as place
            from message where author = 'customer')
          select event_key from delivered join told using (conversation_id, place)
          where delivered.content <> told.content
          """),
      new Question(
          "arrived after what was said later",
          """
          select coalesce(opaque_id, message_id) from (
            select a.opaque_id, a.message_id, o.sequence,
                   max(o.sequence) over (partition by o.conversation_id order by a.place) as latest
            from arrival a join outbox o
              on o.outbox_id::text = a.opaque_id or a.opaque_id is null and o.provider_message_id = a.message_id) said
          where sequence < latest
          """)),

  ENDED(
      'd',
      new Question(
          "in the outbox, and in no final state",
          """
          select outbox_id::text from outbox where state in ('pending', 'sending')
          """),
      new Question(
          "marked as sent, but never arrived",
          """
          select o.outbox_id::text from outbox o join channel c using (tenant_id, channel_id)
          where o.state = 'sent' and c.kind <> 'webchat' and not exists (
            select from arrival a
            where a.opaque_id = o.outbox_id::text or a.message_id = o.provider_message_id)
          """),
      new Question(
          "arrived, but not of the outbox",
          """
          select coalesce(a.opaque_id, a.message_id) from arrival a
          where not exists (
            select from outbox o
            where o.outbox_id::text = a.opaque_id
              or a.opaque_id is null and o.address = a.recipient and o.content ->> 'body' = a.words)
          """),
      new Question(
          "wrote, and got no answer at all",
          """
          select conversation_id::text from conversation
          where exists (select from journal j where j.conversation_id = conversation.conversation_id
                        and j.event ->> 'type' = 'CustomerMessage')
            and not exists (select from journal j where j.conversation_id = conversation.conversation_id
                            and j.event ->> 'type' = 'PersonSpoke')
            and not exists (select from outbox o where o.conversation_id = conversation.conversation_id)
          """)),

  OWN_TENANT(
      'e',
      new Question(
          "names another tenant",
          """
          select o.outbox_id::text from outbox o join tenant t on t.tenant_id <> o.tenant_id
          where o.content ->> 'body' like '%' || t.name || '%'
          """),
      new Question(
          "came by a channel of another tenant, or to another customer",
          """
          select a.opaque_id from arrival a join outbox o on o.outbox_id::text = a.opaque_id
          where o.address <> a.recipient or not exists (
            select from channel c
            where c.tenant_id = o.tenant_id and c.channel_id = o.channel_id and c.address = a.channel)
          """),
      new Question(
          "kept for a tenant whose channel it does not name",
          """
          select body_id::text from webhook_body b join channel c using (tenant_id, channel_id)
          where c.kind = 'whatsapp' and position(convert_to(c.address, 'UTF8') in b.body) = 0
          """),
      new Question(
          "woken under another tenant",
          """
          select w.conversation_id::text from wake_up w join conversation c using (conversation_id)
          where c.tenant_id <> w.tenant_id
          """)),

  SILENT_AFTER_TAKEOVER(
      'f',
      new Question(
          "said by the bot after a takeover",
          """
          select a.opaque_id from arrival a
          join outbox o on o.outbox_id::text = a.opaque_id and o.author = 'bot'
          join silence s using (conversation_id)
          where a.at > s.since and (s.until is null or a.at < s.until)
          """)),

  NO_CLAIM_WITHOUT_RECEIPT(
      'g',
      new Question(
          "names a ticket its customer does not have",
          """
          select o.outbox_id::text
          from outbox o, regexp_matches(o.content ->> 'body', '\\mT-(\\d+)', 'g') as claimed
          where not exists (
            select from ticket t
            where t.tenant_id = o.tenant_id and t.conversation_id = o.conversation_id
              and t.number = claimed[1]::bigint)
          """),
      new Question(
          "recorded as done, without its ticket",
          """
          select r.idempotency_key from action_run r
          where r.outcome ->> 'type' = 'Done'
            and r.request -> 'action' ->> 'value' in ('open_ticket', 'open_fault_ticket')
            and not exists (
            select from ticket t
            where t.tenant_id = r.tenant_id and t.request_key = r.idempotency_key)
          """),
      new Question(
          "opened, and its customer never told",
          """
          select t.tenant_id || ' T-' || t.number from ticket t
          where not exists (
            select from outbox o
            where o.tenant_id = t.tenant_id and o.conversation_id = t.conversation_id
              and o.content ->> 'body' ~ ('\\mT-' || t.number || '\\M'))
          """));

  private final char letter;

  // List.of gives a list that never changes, which its type cannot say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Question> questions;

  Clause(char letter, Question... questions) {
    this.letter = letter;
    this.questions = List.of(questions);
  }

  char letter() {
    return letter;
  }

  List<Question> questions() {
    return questions;
  }

  /**
   * @param what is wrong with what the statement finds
   * @param sql gives one column of text, the ids
   */
  record Question(String what, String sql) {}
}
