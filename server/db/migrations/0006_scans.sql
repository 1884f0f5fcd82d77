-- Scans, the findings they keep with their lives, and what people said of them.

-- The current features of a layer by id: a scan reads its subjects in batches of ids.
create index feature_current_id on feature (id) where revision_to is null and valid_to is null;

-- One row for each run of the rules over subjects. The row is also where a scan goes on after a crash: plan, step, after.
create table scan (
  region          text        not null,
  id              text        not null,
  number          bigint      generated always as identity,
  kind            text        not null check (kind in ('full', 'incremental')),
  state           text        not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  cause           text        not null,
  asked_at        timestamptz not null default now(),
  started_at      timestamptz,
  finished_at     timestamptz,
  -- Subjects × rules.
  done            integer     not null default 0,
  total           integer     not null default 0,
  rule            text,
  -- The layer versions it began with.
  layers          jsonb       not null default '[]',
  -- What it measures, decided when it began.
  plan            jsonb,
  -- Its place in the plan: the step, and the last subject of that step.
  step            integer     not null default 0,
  after           text        not null default '',
  -- The least exact boundary that the rule under way has met so far.
  margin_m        double precision not null default 0,
  appeared        integer     not null default 0,
  verdict_changed integer     not null default 0,
  resolved        integer     not null default 0,
  relapsed        integer     not null default 0,
  -- Rules that could not be run: id → what went wrong.
  failed_rules    jsonb       not null default '{}',
  fault           text,
  cancel_asked    boolean     not null default false,
  -- Of a cancelled one: what was left undone, so that it does not start again by itself.
  put_off         text,
  primary key (region, id)
);

create unique index scan_running on scan (region) where state = 'running';
create index scan_newest on scan (region, number);

-- Which process may scan. Whoever holds it says every few seconds that it lives; another one takes over from the dead.
create table scan_lease (
  region       text        not null primary key,
  holder       text        not null,
  heartbeat_at timestamptz not null
);

-- The subjects that an incremental scan measures again.
create table scan_subject (
  region text not null,
  scan   text not null,
  rule   text not null,
  layer  text not null,
  id     text not null,
  primary key (region, scan, rule, layer, id)
);

-- What the stored findings of a rule rest on: its version, the revisions of its layers, the day.
create table scan_rule (
  region      text             not null,
  rule        text             not null,
  version     text             not null,
  day         date             not null,
  -- layer → revision
  revisions   jsonb            not null,
  -- layer → what was said of the layer as a whole: coverage, day, whether it holds anything
  basis       jsonb            not null,
  -- No boundary that the rule met was less exact than this.
  margin_m    double precision not null default 0,
  -- Null: it ran. Else what went wrong; its findings are those of an earlier scan.
  fault       text,
  -- When it last failed, and how often since it last ran: it is tried again, at longer and longer intervals.
  failed_at   timestamptz,
  failures    integer          not null default 0,
  primary key (region, rule)
);

-- The layer versions that findings rest on; many findings rest on the same.
create table finding_basis (
  region       text  not null,
  id           text  not null,
  rule         text  not null,
  rule_version text  not null,
  layers       jsonb not null,
  primary key (region, id)
);

-- What the rules found, one row for each key, as it was measured last. Conflicts that are no more stay, as resolved.
create table finding (
  region              text             not null,
  key                 text             collate "C" not null,
  rule                text             not null,
  basis               text             not null,
  verdict             text             not null check (verdict in ('prohibited', 'restricted', 'review', 'undetermined', 'clear')),
  -- 0 prohibited … 4 clear
  severity            smallint         not null,
  code                text             not null,
  reason_zh           text             not null,
  reason_en           text             not null,
  subject_layer       text             not null,
  subject_id          text             not null,
  subject_name        text             not null,
  subject_synthetic   boolean          not null,
  -- Of a clear finding: the nearest object, where there is one.
  object_layer        text,
  object_id           text,
  object_name         text,
  object_synthetic    boolean          not null,
  relation            text             not null,
  demonstration       boolean          not null,
  overlap_m2          double precision,
  overlap_share       double precision,
  distance_m          double precision,
  -- The other measures and facts; null for clear ones, which are measured again when somebody asks.
  evidence            jsonb,
  clipped             geometry(Geometry, 4490),
  point               geometry(Point, 4490) not null,
  district            text,
  life                text             not null check (life in ('new', 'persisting', 'resolved', 'relapsed')),
  standing            text             not null default 'open' check (standing in ('open', 'confirmed', 'dismissed', 'exempted')),
  -- The last day of an exemption.
  expires_on          date             check ((standing = 'exempted') = (expires_on is not null)),
  -- What it was when a person dismissed or exempted it.
  decided             jsonb,
  first_seen_at       timestamptz      not null,
  -- First seen, or relapsed.
  since               timestamptz      not null,
  -- YYYY-MM of first sight, in the city's time zone.
  month               text             not null,
  changed_at          timestamptz      not null,
  -- The scan that wrote the row last.
  scan                text             not null,
  -- A hash of all that was measured, so that what did not change is not written again.
  mark                text             not null,
  -- Something was written down about it in finding_event.
  told                boolean          not null default false,
  primary key (region, key)
)
-- Room on each page for the next version of its rows: a finding that is written again with the same places costs no index anything.
with (fillfactor = 80);

create index finding_subject on finding (region, rule, subject_layer, subject_id);
create index finding_object on finding (region, rule, object_layer, object_id) where object_id is not null;
create index finding_worst on finding (region, severity, (-coalesce(overlap_m2, 0)), (coalesce(distance_m, 'Infinity')), key);
create index finding_first_seen on finding (region, first_seen_at, key);
create index finding_not_measured on finding (region, rule) where code = 'not_measured';
create index finding_exempted on finding (region, expires_on) where standing = 'exempted';
create index finding_point on finding using gist (point);

-- What happened to a finding: written down once, never changed.
create table finding_event (
  region     text        not null,
  number     bigint      generated always as identity,
  key        text        collate "C" not null,
  at         timestamptz not null,
  kind       text        not null check (kind in ('appeared', 'verdict_changed', 'resolved', 'relapsed', 'confirmed', 'dismissed', 'exempted', 'reopened', 'expired')),
  -- A person's name as it was then; null: a scan, or the calendar.
  actor      text,
  -- Whose name that was: names are changed, and two people may have the same.
  actor_id   text,
  scan       text,
  from_state text,
  to_state   text,
  reason     text        not null default '',
  evidence   text        not null default '',
  signer     text        not null default '',
  expires_on date,
  primary key (region, number)
);

create index finding_event_key on finding_event (region, key, number);
create index finding_event_scan on finding_event (region, scan, key) where scan is not null;

create function refuse_finding_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'what happened to a finding is never changed or removed';
end
$$;

create trigger finding_event_stays before update or delete or truncate on finding_event
  for each statement execute function refuse_finding_event_change();
