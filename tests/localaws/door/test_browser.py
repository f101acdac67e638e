# Copyright: Contributors to the gatehouse.aws collection
# GNU General Public License v3.0+ (see LICENSE or https://www.gnu.org/licenses/gpl-3.0.txt)
# SPDX-License-Identifier: GPL-3.0-or-later

"""The whole way in and out in headless Chromium, with screenshots in artifacts/door/."""

from __future__ import annotations

import shutil
import time
import typing as t
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support import expected_conditions as expected
from selenium.webdriver.support.wait import WebDriverWait

from localaws.door.hosted_ui.challenges import STEP, code_at
from tests.localaws.door import world
from tests.localaws.door.world import EMAIL, HOST, PASSWORD, USER

ARTIFACTS = Path(__file__).parents[3] / "artifacts" / "door"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1000,860",
)
PATIENCE = 40  # on a busy machine
TEMPORARY, NEW = "Temporary-pass-1", "New-password-2"


@pytest.fixture(scope="module")
def programs() -> tuple[str, str]:
    """Where Chromium and its driver are."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not browser or not driver:
        reason = "no Chromium with its driver on this machine: the browser test is left out"
        print(reason)
        pytest.skip(reason)
    return browser, driver


@pytest.fixture
def chromium(programs: tuple[str, str], tmp_path: Path) -> t.Iterator[WebDriver]:
    """A browser with an empty profile, which takes the certificates of this machine."""
    options = webdriver.ChromeOptions()
    options.binary_location, options.accept_insecure_certs = programs[0], True
    for flag in (*FLAGS, f"--user-data-dir={tmp_path}"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options, Service(programs[1]))
    browser.set_page_load_timeout(PATIENCE)
    yield browser
    browser.quit()


class Page:
    """What somebody sees and does."""

    def __init__(self, browser: WebDriver, app: world.App) -> None:
        self.browser = browser
        self.address = f"https://{HOST}.localhost:{app.aws.door.https_port}/"

    def wait(self, condition: t.Callable[[WebDriver], t.Any]) -> None:
        """Wait until a condition holds; a question put while pages change is put again."""
        waiting = WebDriverWait(self.browser, PATIENCE, ignored_exceptions=[WebDriverException])
        waiting.until(condition)

    def open(self) -> None:
        self.browser.get(self.address)

    def fill(self, **fields: str) -> None:
        for name, text in fields.items():
            field = self.browser.find_element(By.NAME, name)
            field.clear()
            field.send_keys(text)

    def press(self, identity: str) -> None:
        button = self.browser.find_element(By.ID, identity)
        button.click()
        self.wait(expected.staleness_of(button))

    def follow(self, text: str) -> None:
        link = self.browser.find_element(By.PARTIAL_LINK_TEXT, text)
        link.click()
        self.wait(expected.staleness_of(link))

    def sign_in(self, username: str = USER, password: str = PASSWORD) -> None:
        self.fill(username=username, password=password)
        self.press("sign-in")

    def shows(self, text: str, picture: str) -> None:
        """Insist on what the page says, and keep a picture of it."""
        self.wait(expected.text_to_be_present_in_element((By.TAG_NAME, "body"), text))
        ARTIFACTS.mkdir(parents=True, exist_ok=True)
        self.browser.save_screenshot(str(ARTIFACTS / f"{picture}.png"))

    @property
    def user(self) -> str:
        return self.browser.find_element(By.ID, "user").text


@pytest.fixture
def page(chromium: WebDriver, app: world.App) -> Page:
    return Page(chromium, app)


def test_in_and_out_with_a_password(page: Page) -> None:
    page.open()
    page.shows("Sign in", "1-sign-in")
    assert page.browser.current_url.startswith(
        f"https://{world.LOGIN_HOST}.localhost:{page.address.rpartition(':')[2][:-1]}/login?"
    )
    page.sign_in(password="wrong")
    page.shows("Incorrect username or password.", "2-wrong-password")
    page.sign_in()
    page.shows("You are signed in", "3-application")
    assert page.user == EMAIL
    assert page.browser.current_url == page.address
    page.press("sign-out")
    page.shows("Bye", "4-signed-out")
    page.open()
    page.shows("Sign in", "5-asked-again")


def test_in_with_a_provider(page: Page, app: world.App) -> None:
    app.add_provider("Google", "Google")
    page.open()
    page.shows("Continue with Google", "6-providers")
    page.follow("Continue with Google")
    page.shows("accounts.google.com", "7-stand-in")
    page.fill(email="ada@partner.example", name="Ada Lovelace")
    page.press("allow")
    page.shows("You are signed in", "8-application-federated")
    assert page.user == "ada@partner.example"


def test_in_with_a_code(page: Page, app: world.App) -> None:
    app.aws.cognito.set_user_pool_mfa_config(
        UserPoolId=app.pool_id,
        SoftwareTokenMfaConfiguration={"Enabled": True},
        MfaConfiguration="ON",
    )
    page.open()
    page.sign_in()
    page.shows("Set up an authenticator app", "9-set-up-an-app")
    now = time.time()
    page.fill(code=code_at(now))
    page.press("continue")
    page.shows("You are signed in", "10-application-with-app")
    page.press("sign-out")
    page.open()
    page.sign_in()
    page.shows("Enter your code", "11-code")
    page.fill(code="000000")
    page.press("continue")
    page.shows("Invalid code", "12-wrong-code")
    page.fill(code=code_at(now + STEP))
    page.press("continue")
    page.shows("You are signed in", "13-application-with-code")
    assert page.user == EMAIL


def test_in_with_a_new_password(page: Page, app: world.App) -> None:
    app.add_user("grace", TEMPORARY, "grace@example.com", permanent=False)
    page.open()
    page.sign_in("grace", TEMPORARY)
    page.shows("Choose a new password", "14-new-password")
    page.fill(new_password=NEW, confirm_password=NEW)
    page.press("continue")
    page.shows("You are signed in", "15-application-new-password")
    assert page.user == "grace@example.com"


def test_an_open_door(page: Page, app: world.App) -> None:
    app.change_rule(world.forward(app.group))
    page.open()
    page.shows("Nobody is signed in", "16-open-door")


def test_a_callback_that_is_not_registered(page: Page, app: world.App) -> None:
    app.update_client(CallbackURLs=["https://elsewhere.example/oauth2/idpresponse"])
    page.open()
    page.shows("redirect_mismatch", "17-redirect-mismatch")
