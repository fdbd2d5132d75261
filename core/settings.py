"""The settings of the program: typed, grouped, read from `JHALAK_*`, checked once at the start."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import SettingsInvalid
from core.hub import HubModel, HubSetting

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Every knob of an installation. Each is an environment variable `JHALAK_<NAME>`.

    Numbers that tune the product (feed weights, thresholds) are not here: they are
    `experiments.params.Param`, so that an experiment can override them.
    """

    model_config = SettingsConfigDict(env_prefix="JHALAK_", env_file=".env", extra="ignore")

    # Where the program listens and what it calls itself
    host: str = Field("127.0.0.1", description="Address the web process binds.")
    port: int = Field(3000, ge=1, le=65535, description="Port of pages and API together.")
    public_url: str = Field(
        "", description="Address people type; empty means `http://localhost:<port>`."
    )
    allowed_origins: str = Field(
        "", description="Further origins, comma-separated, that may call with cookies."
    )
    environment: Literal["demo", "production"] = Field(
        "demo", description="`demo` seeds the demo world and shows its accounts."
    )

    # Data
    data_dir: Path = Field(ROOT / ".data", description="Everything the program writes.")
    models_dir: str = Field(
        "", description="Folder of the prepared models; empty means `models` in the data folder."
    )
    speech: bool = Field(
        True,
        description="Fetch the speech model (145 MB) in the background; it drafts captions and "
        "screens what is said. Without it, what is said is known by captions and reports alone.",
    )
    hub_toxicity: HubSetting = Field(
        None,
        description="A second model for abuse, pinned, as JSON; empty means none (docs/models.md).",
    )
    hub_hate: HubSetting = Field(None, description="The same for hatred.")
    hub_sexual: HubSetting = Field(None, description="The same for sexual words.")
    hub_spam: HubSetting = Field(None, description="The same for spam and scams.")
    database_url: str = Field(
        "", description="SQLAlchemy URL; empty means SQLite (WAL) in the data folder."
    )
    redis_url: str = Field(
        "", description="Cache, broker and stream; empty means the embedded Valkey."
    )
    broker_url: str = Field("", description="Celery broker; empty means `redis_url`.")
    s3_bucket: str = Field("", description="Bucket for media; empty means the local disk.")
    s3_endpoint: str = Field("", description="Endpoint of an S3-compatible store.")

    # Secrets and sessions
    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Signs cookies, cursors and links; empty means a kept random key.",
    )
    session_days: int = Field(30, ge=1, le=365, description="Days a sign-in lasts.")
    secure_cookies: bool = Field(
        False, description="Mark cookies `Secure`; switch on wherever TLS ends in front."
    )

    # Uploads
    upload_max_bytes: int = Field(
        512 * 1024 * 1024, ge=1_000_000, description="Largest upload, in bytes."
    )
    upload_quota_bytes: int = Field(
        5 * 1024**3, ge=1_000_000, description="All originals one creator may keep, in bytes."
    )
    upload_expiry_h: int = Field(24, ge=1, le=720, description="Hours an unfinished upload waits.")
    clip_max_s: int = Field(180, ge=5, le=600, description="Longest clip accepted, in seconds.")

    # Commerce
    currency: Literal["INR"] = Field("INR", description="Currency of prices and orders.")
    reservation_min: int = Field(
        15, ge=1, le=120, description="Minutes that stock stays reserved for an unpaid order."
    )

    # People's rights and takedown
    grievance_officer: str = Field("", description="Name of the grievance officer, shown to all.")
    grievance_email: str = Field("", description="Where the grievance officer is written to.")
    grievance_address: str = Field("", description="Postal address of the grievance officer.")
    cdn_purge_url: str = Field(
        "", description="Is told by POST which media to drop when a clip goes; empty tells nobody."
    )
    cdn_purge_token: SecretStr = Field(
        SecretStr(""), description="Sent to `cdn_purge_url` as a bearer token."
    )
    media_signing_key: SecretStr = Field(
        SecretStr(""),
        description="Signs expiring addresses of clips, for caches in front; empty signs none.",
    )
    media_signed_s: int = Field(
        3,
        ge=1,
        le=60,
        description="Signed addresses are good for one to two times so many seconds.",
    )

    # Operation
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="Least severe log line that is written."
    )
    log_json: bool = Field(False, description="Logs as JSON lines instead of coloured text.")
    worker_concurrency: int = Field(2, ge=1, le=64, description="Celery worker processes.")
    job_lease_s: float = Field(
        30.0, ge=1, le=600, description="Seconds a silent worker keeps a job before another may."
    )
    job_forgotten_s: float = Field(
        300.0, ge=1, le=3600, description="Seconds a queued job waits before it is sent again."
    )
    sweep_s: float = Field(
        15.0, ge=0.5, le=600, description="Seconds between two looks at what a crash left."
    )
    leftovers_min: float = Field(
        60.0, ge=0.05, le=1440, description="Minutes until files that belong to nobody are cleared."
    )

    @field_validator("data_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().resolve()

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise ValueError("must begin with sqlite:/// or postgresql+psycopg://")
        return value

    @field_validator("redis_url", "broker_url")
    @classmethod
    def _known_redis(cls, value: str) -> str:
        if value and not value.startswith(("redis://", "rediss://", "unix://", "redis+socket://")):
            raise ValueError("must begin with redis://, rediss:// or unix://")
        return value

    @property
    def hub_models(self) -> dict[str, HubModel]:
        """Label → the model from a hub that is asked besides ours."""
        named = {
            "toxicity": self.hub_toxicity,
            "hate": self.hub_hate,
            "sexual": self.hub_sexual,
            "spam": self.hub_spam,
        }
        return {label: pin for label, pin in named.items() if pin is not None}

    @property
    def resolved_database_url(self) -> str:
        """The database URL, with the SQLite default filled in."""
        return self.database_url or f"sqlite:///{self.data_dir / 'jhalak.db'}"

    @property
    def resolved_redis_url(self) -> str:
        """The Redis URL; without one, the embedded Valkey's socket in the data folder."""
        return self.redis_url or f"unix://{self.data_dir / 'valkey' / 'valkey.sock'}"

    @property
    def resolved_broker_url(self) -> str:
        """The Celery broker's URL in kombu's spelling."""
        url = self.broker_url or self.resolved_redis_url
        return url.replace("unix://", "redis+socket://", 1)

    @property
    def resolved_public_url(self) -> str:
        """The address people type, without a trailing slash."""
        return (self.public_url or f"http://localhost:{self.port}").rstrip("/")

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins that may make unsafe requests with cookies."""
        local = {f"http://localhost:{self.port}", f"http://127.0.0.1:{self.port}"}
        extra = {o.strip().rstrip("/") for o in self.allowed_origins.split(",") if o.strip()}
        return tuple(sorted({self.resolved_public_url, *local, *extra}))

    def signing_key(self) -> str:
        """The secret that signs cookies and cursors; made once and kept (0600) when unset."""
        if given := self.secret_key.get_secret_value():
            return given
        path = self.data_dir / "secret.key"
        if not path.exists():
            self.data_dir.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{secrets.token_hex(4)}")
            fresh.touch(mode=0o600)
            fresh.write_text(secrets.token_urlsafe(48))
            try:
                path.hardlink_to(fresh)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_text().strip()


@lru_cache
def get_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsInvalid: One line that names each bad variable and why.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsInvalid(
            "; ".join(
                f"JHALAK_{'_'.join(str(p) for p in e['loc']).upper()}: {e['msg']}"
                for e in error.errors()
            )
        ) from None
