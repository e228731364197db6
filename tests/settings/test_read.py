"""Settings come from a file and the environment; what does not fit is said plainly."""

from pathlib import Path

import pytest

from walletdesk.settings import BadSettings, Settings, read_settings


def written(tmp_path: Path, toml: str, **environ: str) -> Settings:
    path = tmp_path / "walletdesk.toml"
    path.write_text(toml, "utf-8")
    return read_settings({"WALLETDESK_CONFIG": str(path), **environ})


def test_nothing_set_is_a_working_product(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({}) == Settings()
    assert Settings().public_url == "http://127.0.0.1:8000"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    read = written(tmp_path, "[server]\nport = 9000\nhost = '::1'", WALLETDESK_SERVER__PORT="9100")
    assert (read.server.port, read.server.host) == (9100, "::1")


def test_lists_in_the_environment_are_separated_by_commas(tmp_path: Path) -> None:
    read = written(
        tmp_path,
        "",
        WALLETDESK_SERVER__WIDGET_ORIGINS="https://a.example, https://b.example",
        WALLETDESK_SERVER__PROXIES="",
        WALLETDESK_HOURS__MONDAY="09:00-12:00,13:00-18:00",
    )
    assert read.server.widget_origins == ("https://a.example", "https://b.example")
    assert read.server.proxies == ()
    assert read.hours.monday == ("09:00-12:00", "13:00-18:00")


def test_names_by_language_can_be_set_one_by_one(tmp_path: Path) -> None:
    read = written(tmp_path, "", WALLETDESK_BRAND__NAME__EN="Otter Wallet")
    assert read.brand.called("en") == "Otter Wallet"
    assert read.brand.called("fr") == "Otter Wallet"


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("colour = 'red'", "no setting is called colour"),
        ("[brand]\ncolor = '#000000'", "no setting is called brand.color; there are"),
        ("[brand]\ncolour = 'red'", "brand.colour"),
        ("[server]\nport = 99999", "server.port"),
        ("[server]\nport = 'eighty'", "server.port"),
        ("[desk]\ncapacity = 0", "desk.capacity"),
        ("desk = 5", "desk"),
        ("log_level = 'loud'", "log_level"),
        ("[hours]\nmonday = '09:00-18:00'", "hours.monday"),
        ("[server\nport = 1", "walletdesk.toml"),
    ],
)
def test_a_bad_knob_is_named_with_its_place(tmp_path: Path, toml: str, said: str) -> None:
    with pytest.raises(BadSettings) as caught:
        written(tmp_path, toml)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value).strip() or said == "walletdesk.toml"


@pytest.mark.parametrize(
    "environ",
    [
        {"WALLETDESK_PORT": "1"},
        {"WALLETDESK_SERVER__PORT": "eighty"},
        {"WALLETDESK_SERVER": "x", "WALLETDESK_SERVER__PORT": "1"},
        {"WALLETDESK_SERVER__PORT": "1", "WALLETDESK_SERVER": "x"},
        {"WALLETDESK_BRAND__CONTACTS": "a,b"},
    ],
)
def test_a_bad_variable_is_a_clear_error(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(BadSettings) as caught:
        written(tmp_path, "", **environ)
    assert any(name in str(caught.value) for name in ("environment", "server", "brand"))


def test_a_named_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such file"):
        read_settings({"WALLETDESK_CONFIG": str(tmp_path / "none.toml")})


def test_a_secret_in_a_bad_value_is_not_quoted(tmp_path: Path) -> None:
    with pytest.raises(BadSettings) as caught:
        written(tmp_path, "", WALLETDESK_MAIL__SMTP_URL__X="smtp://user:hunter2@mail.example")
    assert "hunter2" not in str(caught.value)
