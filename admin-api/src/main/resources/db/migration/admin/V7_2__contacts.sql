-- Contacts are listed, and one that is erased leaves nothing of what it said.
create index contact_listed on contact (tenant_id, created_at desc, contact_id desc) where merged_into is null;
create index conversation_of_contact on conversation (tenant_id, contact_id);

grant delete on message, reading, webhook_body, media_words, channel_user to recado_app;
grant update on media_words, ticket_event, identity_event to recado_app;
