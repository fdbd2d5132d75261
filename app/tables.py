"""Every table of the program, for migrations and tests."""

from __future__ import annotations

import catalog.models
import commerce.commission.models
import commerce.models
import community.models
import core.idempotency
import core.jobs
import core.outbox
import core.repairs
import events.models
import experiments.models
import feed.preferences.models
import moderation.cases.models
import moderation.effects.models
import moderation.exposure.models
import moderation.known.models
import moderation.log.models
import moderation.models
import moderation.policies.models
import moderation.products.models
import moderation.profiles.models
import moderation.queue.models
import moderation.reputation.models
import moderation.rights.models
import moderation.rollout.models
import moderation.second.models
import moderation.verdicts.models
import studio.analytics.models
import studio.brands.models
import studio.models
import studio.speech.models
import studio.tagging.models
import studio.versions.models

TABLES = (
    catalog.models,
    commerce.commission.models,
    commerce.models,
    community.models,
    core.idempotency,
    core.jobs,
    core.outbox,
    core.repairs,
    events.models,
    experiments.models,
    feed.preferences.models,
    moderation.known.models,
    moderation.log.models,
    moderation.cases.models,
    moderation.effects.models,
    moderation.exposure.models,
    moderation.profiles.models,
    moderation.queue.models,
    moderation.second.models,
    moderation.models,
    moderation.policies.models,
    moderation.products.models,
    moderation.rights.models,
    moderation.rollout.models,
    moderation.verdicts.models,
    moderation.reputation.models,
    studio.analytics.models,
    studio.brands.models,
    studio.models,
    studio.speech.models,
    studio.tagging.models,
    studio.versions.models,
)
