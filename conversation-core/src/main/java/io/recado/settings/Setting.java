package io.recado.settings;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is: its default, its form and what it is for. The variable's name is {@link
 * #variable()}; with {@code _FILE} behind it, the variable names a file that holds the value, as
 * container platforms hand out secrets. {@code docs/settings.md} is checked against this table.
 */
public enum Setting {
  PORT("8080", Form.PORT, "Where the product listens."),
  MANAGEMENT_PORT(
      null,
      Form.PORT,
      "Where health and metrics are served, when not beside everything else at RECADO_PORT."),
  TRUST_PROXY(
      "no",
      Form.SWITCH,
      "yes when every request comes through a proxy that sets X-Forwarded-* itself: then limits"
          + " count visitors, not the proxy. Without such a proxy anyone could set them."),
  MOST_CONNECTIONS(
      "10000",
      Form.COUNT,
      "Most connections that this process keeps open; what comes on top is closed at once."),
  REQUEST_SILENCE(
      "15s",
      Form.DURATION,
      "How long a new connection may take until it has asked, and how long a request may pause"
          + " while it arrives; then the connection is closed."),
  REQUEST_ARRIVAL(
      "5m",
      Form.DURATION,
      "How long a request may take to arrive in full: a document over a slow line takes minutes."),
  CONNECTION_IDLE(
      "3m",
      Form.DURATION,
      "How long a connection is kept between two requests: longer than a proxy in front keeps one"
          + " (nginx a minute, Caddy two), so that none asks on one that is about to close."),
  DATA_DIR("~/.recado", Form.DIRECTORY, "Where the embedded PostgreSQL and Redis keep their data."),
  LOG_FORMAT(
      "text",
      Form.LOG_FORMAT,
      "Form of the log lines: text for people, ecs, gelf or logstash (JSON) for machines."),
  PUBLIC_URL(
      null,
      Form.URL,
      "How the outside reaches this product, such as https://chat.example.com. Without it, Telegram"
          + " is polled instead of calling us."),

  DATABASE_URL(
      null,
      Form.DATABASE_URL,
      "PostgreSQL to use instead of the embedded one: postgresql://owner:password@host:5432/name."
          + " The user named owns the tables and migrates them."),
  DATABASE_APP_PASSWORD(
      null,
      Form.SECRET,
      "Password of the database role recado_app; derived from the owner's when not set."),
  DATABASE_DISPATCH_PASSWORD(
      null,
      Form.SECRET,
      "Password of the database role recado_dispatch; derived from the owner's when not set."),
  DATABASE_POOL_SIZE("20", Form.COUNT, "Most connections of this process to PostgreSQL."),
  REDIS_URL(
      null,
      Form.REDIS_URL,
      "Redis to use instead of the embedded one: redis://:password@host:6379."),

  WHATSAPP_API_URL(
      "https://graph.facebook.com", Form.URL, "Where WhatsApp's Cloud API is reached."),
  WHATSAPP_API_VERSION("v25.0", Form.TEXT, "Version of the Graph API that is called."),
  WHATSAPP_APP_SECRET(
      null, Form.SECRET, "The Meta app's secret; webhooks are refused until it is set."),
  WHATSAPP_VERIFY_TOKEN(
      null, Form.SECRET, "What Meta must present when it subscribes to the webhook."),
  TELEGRAM_API_URL("https://api.telegram.org", Form.URL, "Where Telegram's Bot API is reached."),
  STRIPE_API_URL("https://api.stripe.com", Form.URL, "Where Stripe's API is reached."),
  MERCADO_PAGO_API_URL(
      "https://api.mercadopago.com", Form.URL, "Where Mercado Pago's API is reached."),
  EMBEDDING_MODEL(
      null,
      Form.DIRECTORY,
      "A directory with model.onnx and tokenizer.json (or vocab.txt) of another sentence embedding"
          + " model, such as a multilingual one; without it, a built-in English one is used."),
  CLASSIFIERS_MB(
      "128",
      Form.COUNT,
      "Megabytes that classifiers of tenants' own phrases may take together in this process; those"
          + " long unused are dropped, and loaded again when they are needed."),

  LLM_URL(
      null,
      Form.URL,
      "Where a language model is asked, such as https://api.openai.com/v1; without one,"
          + " understanding stays local."),
  LLM_PROVIDER(
      "openai",
      Form.PROVIDER,
      "Which protocol RECADO_LLM_URL speaks; openai for every endpoint that is compatible with"
          + " it."),
  LLM_MODEL(null, Form.TEXT, "The model asked for at RECADO_LLM_URL; needed with it."),
  LLM_API_KEY(null, Form.SECRET, "The key presented to RECADO_LLM_URL."),
  LLM_TIMEOUT(
      "900ms",
      Form.DURATION,
      "How long a turn waits for the language model, a repaired answer included, before the local"
          + " reading counts; at most 10 s."),
  LLM_CONCURRENCY(
      "8",
      Form.COUNT,
      "Most calls of the language model at a time for one tenant in this process."),
  LLM_INPUT_PRICE(
      "1",
      Form.AMOUNT,
      "Price of a million tokens read by the model, in the currency you are billed in; 0 for a"
          + " model of your own."),
  LLM_OUTPUT_PRICE("5", Form.AMOUNT, "Price of a million tokens written by the model."),
  LLM_TENANT_DAILY("5", Form.AMOUNT, "Most that one tenant spends on the language model in a day."),
  LLM_TENANT_MONTHLY("50", Form.AMOUNT, "Most that one tenant spends on it in a calendar month."),
  LLM_CUSTOMER_DAILY("0.20", Form.AMOUNT, "Most that one customer costs of it in a day."),
  LLM_CUSTOMER_MONTHLY("1", Form.AMOUNT, "Most that one customer costs of it in a calendar month."),
  MEDIA_URL(
      null,
      Form.URL,
      "Where voice notes are transcribed and pictures described: an endpoint compatible with"
          + " OpenAI's, such as https://api.openai.com/v1. Without one, customers are asked to"
          + " type."),
  MEDIA_API_KEY(null, Form.SECRET, "The key presented to RECADO_MEDIA_URL."),
  MEDIA_VOICE_MODEL(
      null,
      Form.TEXT,
      "The model that transcribes voice notes; without one, customers are asked to type."),
  MEDIA_PICTURE_MODEL(
      null, Form.TEXT, "The model that describes pictures; without one, they are only passed on."),
  MEDIA_TIMEOUT(
      "4s",
      Form.DURATION,
      "How long a turn waits for a voice note or a picture to be read; with"
          + " RECADO_MEDIA_FETCH_TIMEOUT at most 6 s."),
  MEDIA_FETCH_TIMEOUT(
      "2s", Form.DURATION, "How long fetching a file from its channel may take before that."),
  MEDIA_MOST_BYTES("5242880", Form.COUNT, "Largest file that is fetched to be read."),
  MEDIA_LONGEST_NOTE(
      "3m",
      Form.DURATION,
      "Longest voice note that is transcribed; whoever talks longer is asked to" + " type."),
  MEDIA_CONCURRENCY(
      "4", Form.COUNT, "Most files of one tenant that are read at a time in this process."),
  MEDIA_MINUTE_PRICE(
      "0.01",
      Form.AMOUNT,
      "Price of a minute transcribed, in the currency you are billed in; 0 for a model of your"
          + " own."),
  MEDIA_INPUT_PRICE(
      "1", Form.AMOUNT, "Price of a million tokens read by the model that describes pictures."),
  MEDIA_OUTPUT_PRICE("5", Form.AMOUNT, "Price of a million tokens written by it."),

  THINKING_TIME(
      "8s",
      Form.DURATION,
      "How long a turn may read, understand and look up in all; when a wording by the language"
          + " model could take longer, knowledge is answered in its own words."),
  KNOWLEDGE_TIMEOUT(
      "3s",
      Form.DURATION,
      "How long a turn waits for answers from the tenant's knowledge, a language model's wording"
          + " included; what takes longer counts as not known."),
  KNOWLEDGE_MOST_BYTES(
      "10485760", Form.COUNT, "Largest document or page taken into a tenant's knowledge."),
  KNOWLEDGE_MOST_PASSAGES(
      "5000", Form.COUNT, "Most passages that the knowledge of one tenant consists of."),
  KNOWLEDGE_MOST_SOURCES("200", Form.COUNT, "Most sources that one tenant publishes."),
  KNOWLEDGE_PAGE_MOST_BYTES(
      "1048576",
      Form.COUNT,
      "Largest page, or questions and answers, written in the panel or sent as JSON."),
  KNOWLEDGE_READING_TIMEOUT(
      "30s",
      Form.DURATION,
      "How long a PDF, Word, HTML or long Markdown document may take to be read."),
  KNOWLEDGE_CACHE_BYTES(
      "67108864",
      Form.COUNT,
      "Most memory for the searched form of the tenants' knowledge; the tenants asked least lately"
          + " give way."),
  TENANT_FILES(
      null,
      Form.DIRECTORY,
      "A directory with actions and flows of tenants' own, published at each start where they have"
          + " changed: docs/actions.md says how they are laid out."),
  BOT_REFRESH(
      "1s",
      Form.DURATION,
      "How often a process asks, once for all tenants, who has published a new bot: what it may come"
          + " late by while Redis is away; while it is there, processes are told at once."),
  BOT_LEARNING(
      "10m",
      Form.DURATION,
      "How long learning new phrases may take before a publication counts as interrupted."),
  BOT_PARITY_POINTS(
      "3",
      Form.COUNT,
      "By how many points of accuracy a language with phrases of a tenant's own may trail the one"
          + " understood best before publishing them is held back for an owner to decide; 100 never"
          + " does."),
  BOT_PREVIEW_MESSAGES(
      "50", Form.COUNT, "Most messages of a customer in one preview conversation of a draft."),
  EGRESS_TIMEOUT(
      "15s", Form.DURATION, "How long an address that a tenant names may take to answer in full."),
  EGRESS_UPLOAD_TIMEOUT(
      "1m",
      Form.DURATION,
      "How long an address that a tenant names may take to get a file and answer, such as a GLPI a"
          + " photo of a ticket."),
  EGRESS_PLAIN_HTTP(
      "no",
      Form.SWITCH,
      "yes to fetch addresses that tenants name over http:// too; anyone on the way can then change"
          + " what is read."),
  EGRESS_NETWORKS(
      null,
      Form.TEXT,
      "Networks that are not public and that addresses named by tenants may lead to all the same,"
          + " with commas, such as 10.20.0.0/16: for your own routers and directories, where all"
          + " tenants are yours."),

  MAIL_URL(
      null,
      Form.SECRET,
      "The mail server that one-time codes and the links of the panel go out by:"
          + " smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465. Without"
          + " one, no customer can prove by a code who they are, and links for people are kept in"
          + " unsent-mail.txt in the data directory."),
  MAIL_FROM(null, Form.TEXT, "The address that mail comes from; needed with RECADO_MAIL_URL."),
  IDENTITY_CODE_LIFE(
      "10m", Form.DURATION, "How long a one-time code is good for, in whole minutes; at most 10m."),
  IDENTITY_PROOF_LIFE(
      "30m",
      Form.DURATION,
      "How long a customer who has typed a code need not do so again in the same conversation;"
          + " at most 2h."),

  TICKET_FILE_MOST_BYTES(
      "10485760",
      Form.COUNT,
      "Largest photo or document that is fetched from its channel and kept with its ticket."),
  TICKET_FILES_MOST_BYTES(
      "52428800",
      Form.COUNT,
      "How much is kept of all photos and documents of one ticket; what exceeds it is not kept."),
  TICKET_FILE_TYPES(
      "image/jpeg,image/png,image/gif,image/webp,image/heic,application/pdf,video/mp4,audio/mp4",
      Form.TEXT,
      "Kinds of files that are kept with tickets, by what their bytes are; some or all of the"
          + " default."),
  SENT_FILE_MOST_BYTES(
      "10485760", Form.COUNT, "Largest picture or document that agents send to customers."),
  SENT_FILE_TYPES(
      "image/jpeg,image/png,image/gif,image/webp,application/pdf,video/mp4",
      Form.TEXT,
      "Kinds of files that agents send to customers, by what their bytes are; some or all of the"
          + " default."),
  RECEIVED_FILE_MOST_BYTES(
      "16777216",
      Form.COUNT,
      "Largest file of a customer that is fetched from its channel, to be opened in the inbox; what"
          + " is larger is only named there."),
  RECEIVED_FILES_DAILY_BYTES(
      "104857600",
      Form.COUNT,
      "How much is kept, in 24 hours, of what is sent in one conversation; what exceeds it is only"
          + " named in the inbox."),
  RECEIVED_FILES_TOTAL_MB(
      "102400",
      Form.COUNT,
      "Megabytes that files sent by all tenants' customers may take together; beyond that, new ones"
          + " are only named in the inbox until there is room again."),
  RECEIVED_FILES_TENANT_MB(
      "10240",
      Form.COUNT,
      "Megabytes that files sent by one tenant's customers may take together; beyond that, the"
          + " oldest are deleted."),

  PASSWORD_LINK_LIFE(
      "30m",
      Form.DURATION,
      "How long the link to a new password can be opened, once, in whole minutes; at most 24h."),

  DEMO_WHATSAPP_PHONE_NUMBER_ID(
      null, Form.TEXT, "The demo tenant's WhatsApp number, by its phone number id."),
  DEMO_WHATSAPP_TOKEN(null, Form.SECRET, "Access token of the demo tenant's WhatsApp number."),
  DEMO_TELEGRAM_TOKEN(null, Form.SECRET, "Token of the demo tenant's Telegram bot."),
  DEMO_TELEGRAM_SECRET(
      null,
      Form.SECRET,
      "What Telegram presents in X-Telegram-Bot-Api-Secret-Token; derived from the token when not"
          + " set."),

  DEMO_STRIPE_KEY(
      null,
      Form.SECRET,
      "Secret or restricted key of the Stripe account that the demo tenant takes payments by; real"
          + " money where it says live."),
  DEMO_STRIPE_SIGNING_SECRET(
      null, Form.SECRET, "What Stripe signs the demo tenant's webhook with (whsec_…)."),
  DEMO_MERCADO_PAGO_TOKEN(
      null,
      Form.SECRET,
      "Access token of the Mercado Pago account that the demo tenant takes payments by, where"
          + " RECADO_DEMO_STRIPE_KEY is not set; real money where it begins with APP_USR."),
  DEMO_MERCADO_PAGO_SIGNING_SECRET(
      null, Form.SECRET, "What Mercado Pago signs the demo tenant's webhook with."),

  TENANT_MOST_CHANNELS("50", Form.COUNT, "Most channels that one tenant may connect."),
  CHANNEL_QUIET(
      "24h",
      Form.DURATION,
      "After how long on which nobody wrote a WhatsApp or Telegram channel's provider is asked again"
          + " whether it takes the token."),
  CHANNEL_CHECK_PAUSE(
      "15m",
      Form.DURATION,
      "How often the provider of a channel that is down is asked whether it takes the token again."),
  TENANT_MOST_MONITORS("50", Form.COUNT, "Most monitors that one tenant may connect."),
  TENANT_MOST_SYSTEMS(
      "50",
      Form.COUNT,
      "Most payment accounts, password systems and routers, together, that one tenant may connect."),
  TENANT_MOST_NODES(
      "50000", Form.COUNT, "Most nodes, sectors and accesses that one tenant's network has."),
  IMPORT_MOST_CUSTOMERS("5000", Form.COUNT, "Most customers that one table brings in at a time."),
  TENANT_MOST_INVITATIONS(
      "100", Form.COUNT, "Most invitations of one tenant that nobody has answered yet."),

  DEMO_WIDGET_DOMAINS(
      null,
      Form.TEXT,
      "Other sites the demo tenant's widget may stand on, with commas, such as"
          + " https://www.example.com."),

  MASTER_KEY(
      null,
      Form.SECRET,
      "32 bytes in Base64 that encrypt the channels' secrets; several with commas while one is"
          + " replaced, the current one first. Kept in the data directory when not set."),

  WEBHOOK_MOST_BYTES(
      "4194304", Form.COUNT, "Largest webhook body taken; WhatsApp's are up to 3 MB."),
  WEBHOOK_MOST_EVENTS("2000", Form.COUNT, "Most events taken from one webhook body."),
  OUTAGE_EVENTS_PER_MINUTE(
      "60",
      Form.COUNT,
      "Most events of the network that one monitor tells by webhook in a minute; what is told twice"
          + " counts once."),
  CHANNEL_TIMEOUT("10s", Form.DURATION, "How long a channel's API may take to answer."),
  WIDGET_MOST_STREAMS("5000", Form.COUNT, "Most live streams of widgets this process keeps open."),
  WIDGET_MESSAGES_PER_MINUTE("30", Form.COUNT, "Most messages a widget visitor sends in a minute."),
  WIDGET_IDENTITY_LIFE(
      "1h",
      Form.DURATION,
      "How far ahead the end of a signed identity may lie that a page hands to its widget."),

  API_REQUESTS_PER_MINUTE(
      "600",
      Form.COUNT,
      "Most requests a minute that one sign-in makes of the control plane's API."),
  SIGN_UP(
      "yes",
      Form.SWITCH,
      "Whether firms that nobody invited may sign up at the panel; no to have it closed."),
  OPERATORS(
      null,
      Form.TEXT,
      "Who runs this installation, by the e-mail addresses of their accounts, with commas: they may"
          + " list, suspend and resume firms, and see how the whole installation does."),

  MOST_SAVED_REPLIES("500", Form.COUNT, "Most saved replies a tenant keeps."),
  MOST_LABELS("100", Form.COUNT, "Most labels a tenant has for its conversations."),
  MOST_SPECIAL_DAYS("300", Form.COUNT, "Most special days, such as holidays, that a tenant keeps."),
  MOST_TICKET_RULES("100", Form.COUNT, "Most rules by which a tenant sorts its tickets."),
  MOST_BANK_ACCOUNTS(
      "10", Form.COUNT, "Most bank accounts that a tenant's customers may transfer to."),
  MOST_CALENDARS("100", Form.COUNT, "Most calendars, staff and places, that a tenant has."),
  MOST_ABSENCES("1000", Form.COUNT, "Most absences to come that a tenant keeps for its calendars."),
  SNOOZE_LONGEST("90d", Form.DURATION, "How long a conversation may be put aside at most."),

  TENANT_EVENTS_PER_SECOND(
      "200",
      Form.COUNT,
      "Most messages a second that this process takes from one tenant's customers; ten seconds'"
          + " worth at once. Receipts are not counted."),

  WORK_YIELDS_AFTER(
      "250ms",
      Form.DURATION,
      "While recording deliveries takes longer than this, turns and sending keep to an eighth of"
          + " their places, as after the start."),

  TURN_QUIET_PERIOD(
      "300ms",
      Form.DURATION,
      "How long a burst must be over before the bot answers it, where the channel says nothing"
          + " else."),
  LATE_AFTER(
      "1h",
      Form.DURATION,
      "A message older than this when it reaches us is answered, and what it says is not done."),
  TURN_LEASE("15s", Form.DURATION, "How long a worker holds a conversation before others may."),
  TURN_CONCURRENCY("32", Form.COUNT, "Most conversations this process works on at a time."),
  TURN_MOST_ATTEMPTS("5", Form.COUNT, "Failed attempts after which a conversation is set aside."),
  SWEEP_INTERVAL("1s", Form.DURATION, "How often the database is asked for work Redis lost."),
  DELIVERY_LEASE("30s", Form.DURATION, "How long a sender holds a message before others may."),
  DELIVERY_CONCURRENCY("256", Form.COUNT, "Most messages this process sends at a time."),
  DELIVERY_CHANNEL_CONCURRENCY(
      "32", Form.COUNT, "Most messages this process sends at a time on one channel."),
  DELIVERY_MOST_ATTEMPTS(
      "8",
      Form.COUNT,
      "Attempts without an answer after which a message is a dead letter: each of them may have"
          + " sent it."),
  DELIVERY_PATIENCE(
      "72h",
      Form.DURATION,
      "How long a message waits at most, whatever it waits for, before it is a dead letter."),
  WHATSAPP_MESSAGES_PER_SECOND(
      "80",
      Form.COUNT,
      "Most messages sent a second on one WhatsApp number; 20 where the number is used in the"
          + " WhatsApp Business app as well."),
  TELEGRAM_MESSAGES_PER_SECOND(
      "30", Form.COUNT, "Most messages sent a second by one Telegram bot."),
  ACTION_TIMEOUT("10s", Form.DURATION, "How long a business action may take."),
  ACTION_MOST_ATTEMPTS(
      "100",
      Form.COUNT,
      "Tries after which an action whose backend stays away is handed to a person; 100 take about a"
          + " day."),
  EVENT_PATIENCE(
      "72h",
      Form.DURATION,
      "How long an event is offered to a webhook that does not take it, and after how long without"
          + " taking any a webhook is paused."),
  EVENT_CONCURRENCY(
      "32", Form.COUNT, "Most webhooks this process posts events to at a time, four to each."),
  WAITING_OFFER(
      "2h",
      Form.DURATION,
      "How long a time that got free is kept for whoever is next on the waiting list; then it passes"
          + " to the one after."),
  SILENCE_REMINDER(
      "20m",
      Form.DURATION,
      "Silence of a customer in mid-errand after which the bot asks, once, whether they are still"
          + " there; with a time longer than RECADO_SILENCE_EXPIRY it never does."),
  SILENCE_EXPIRY(
      "3d",
      Form.DURATION,
      "Silence after which an errand that was begun is given up without a word."),
  SHUTDOWN_GRACE(
      "20s",
      Form.DURATION,
      "How long work in flight may take to end at shutdown: half of it turns, half of it messages"
          + " being sent."),

  KEEP_BODIES(
      "30d",
      Form.DURATION,
      "How long the bytes of webhooks are kept as delivered; at least 1d, and deleted by the day."
          + " Also how long the words of a file are kept for a turn that is taken again."),
  KEEP_TRANSCRIPTS(
      "365d",
      Form.DURATION,
      "How long transcripts are kept; at least 8d, and deleted by the month."),
  KEEP_JOURNAL(
      "90d",
      Form.DURATION,
      "How long applied events are kept; at least 8d, because channels deliver again for seven"
          + " days."),
  KEEP_DELIVERIES(
      "90d",
      Form.DURATION,
      "How long messages that were sent, withdrawn or dead are kept for delivery, and the receipts"
          + " for them, and events that were posted to webhooks or given up; at least 8d."),
  KEEP_ACTIONS(
      "90d",
      Form.DURATION,
      "How long ended requests of business actions, and reports of outages, are kept; at least"
          + " 8d."),
  KEEP_TICKET_FILES(
      "365d",
      Form.DURATION,
      "How long photos and documents are kept after their ticket was closed; at least 1d."),
  KEEP_SENT_FILES(
      "30d",
      Form.DURATION,
      "How long files that agents sent to customers are kept, and their links open them; at least"
          + " 1d."),
  KEEP_RECEIVED_FILES(
      "90d",
      Form.DURATION,
      "How long files that customers sent can be opened in the inbox, and no longer than transcripts"
          + " are kept; at least 1d."),
  KEEP_AUDIT("730d", Form.DURATION, "How long entries of the audit are kept; at least 30d."),
  KEEP_SPENDING(
      "400d",
      Form.DURATION,
      "How long calls of language models and what they cost are kept; at least 32d, because budgets"
          + " are counted by the month.");

  private final @Nullable String defaultValue;
  private final Form form;
  private final String purpose;

  Setting(@Nullable String defaultValue, Form form, String purpose) {
    this.defaultValue = defaultValue;
    this.form = form;
    this.purpose = purpose;
  }

  /** The environment variable's name. */
  public String variable() {
    return "RECADO_" + name();
  }

  /** What holds when nothing is set; empty when the setting may be left out. */
  public Optional<String> defaultValue() {
    return Optional.ofNullable(defaultValue);
  }

  public Form form() {
    return form;
  }

  public String purpose() {
    return purpose;
  }

  /** The setting a variable stands for; empty for other variables. */
  public static Optional<Setting> ofVariable(String variable) {
    return Arrays.stream(values()).filter(s -> s.variable().equals(variable)).findFirst();
  }

  /** The forms values take. */
  public enum Form {
    TEXT,
    SECRET,
    PORT,
    COUNT,
    DURATION,
    URL,
    DATABASE_URL,
    REDIS_URL,
    DIRECTORY,
    LOG_FORMAT,
    /** Money, in whole and up to six decimals. */
    AMOUNT,
    /** The protocol of a language model. */
    PROVIDER,
    /** yes or no. */
    SWITCH
  }
}
