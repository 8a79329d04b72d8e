"""The frame as the way around: steps, accounts, the address and what the window is called."""

from __future__ import annotations

from playwright.sync_api import expect

from kamwidgets.widgets.account_index import AccountIndex
from tests.js.conftest import WidgetPage
from tests.js.shell_page import answer, asked, opened, query, sent


def test_steps__are_links_with_their_status_in_words(shell: WidgetPage) -> None:
    steps = shell.page.get_by_role("navigation", name="Steps")
    expect(steps.get_by_role("link")).to_have_count(3)
    start, current, act = steps.get_by_role("link").all()
    expect(start).to_have_accessible_name("Start (complete)")
    expect(start).to_have_attribute("href", "/page/shell?step=start&account=a1")
    expect(current).to_have_accessible_name("Map (in progress) 3 open")
    expect(current).to_have_attribute("aria-current", "step")
    expect(act).to_have_accessible_name("Act (nothing there yet)")
    expect(act).not_to_have_attribute("aria-current", "step")


def test_steps__ask_for_another_step_and_stay_in_the_page(shell: WidgetPage) -> None:
    shell.page.get_by_role("link", name="Act").click()
    shell.page.get_by_role("link", name="Map").click()
    assert sent(shell) == [{"type": "open-step", "step": "act"}]


def test_steps__leave_a_second_tab_to_the_browser(shell: WidgetPage) -> None:
    with shell.page.context.expect_page():
        shell.page.get_by_role("link", name="Act").click(modifiers=["Control"])
    assert sent(shell) == []


def test_address__follows_step_and_account_and_keeps_the_rest(shell: WidgetPage) -> None:
    asked(shell, keep="x=1&y", step="map", account="a1")
    shell.page.mouse.click(5, 700)
    shell.update(active="act")
    shell.update(account="a2")
    assert query(shell) == {"keep": "x=1&y", "step": "act", "account": "a2"}
    shell.update(account="")
    assert query(shell) == {"keep": "x=1&y", "step": "act"}


def test_address__waits_until_what_it_asked_for_is_there(shell: WidgetPage) -> None:
    asked(shell, step="act", account="a3")
    shell.update(active="act")
    assert query(shell) == {"step": "act", "account": "a3"}
    shell.update(account="a3")
    assert query(shell) == {"step": "act", "account": "a3"}


def test_address__gives_way_to_the_next_click_where_it_asked_for_nothing_known(shell: WidgetPage) -> None:
    asked(shell, step="nowhere", account="gone")
    shell.page.get_by_role("link", name="Act").click()
    shell.update(active="act")
    assert query(shell) == {"step": "act", "account": "a1"}


def test_back__asks_for_the_place_before_and_writes_no_place_between(shell: WidgetPage) -> None:
    shell.page.get_by_role("link", name="Act").click()
    shell.update(active="act", account="a2")
    shell.page.go_back()
    shell.page.wait_for_function("window.intents.length > 2")
    assert sent(shell)[1:] == [{"type": "open-account", "account": "a1"}, {"type": "open-step", "step": "map"}]
    shell.update(account="a1")
    shell.update(active="map")
    assert query(shell) == {"step": "map", "account": "a1"}
    shell.page.go_forward()
    shell.page.wait_for_function("window.intents.length > 4")
    assert sent(shell)[3:] == [{"type": "open-account", "account": "a2"}, {"type": "open-step", "step": "act"}]


def test_address__is_ours_in_voila_which_is_built_of_the_same_parts(shell: WidgetPage) -> None:
    shell.page.evaluate("document.body.classList.add('jp-LabShell'); document.body.dataset.voila = 'voila'")
    assert asked(shell, step="act")[0]["step"] == "act"


def test_address__is_left_alone_in_jupyterlab(shell: WidgetPage) -> None:
    shell.page.evaluate("document.body.classList.add('jp-LabShell')")
    assert asked(shell, step="act", x="1")[0]["step"] == ""
    shell.page.mouse.click(5, 700)
    shell.update(active="start")
    assert query(shell) == {"step": "act", "x": "1"}


def test_title__names_step_account_and_product(shell: WidgetPage) -> None:
    expect(shell.page).to_have_title("Map · Zeta Works · KAM Workbook")
    shell.update(**opened(""), active="start")
    expect(shell.page).to_have_title("Start · KAM Workbook")


def test_picker__shows_key_accounts_first_and_opens_by_typing(shell: WidgetPage) -> None:
    field = shell.page.get_by_role("combobox", name="Account")
    expect(field).to_have_value("Zeta Works")
    field.click()
    expect(shell.page.get_by_role("option")).to_have_text(["★Müller Dairy, key account", "Alpha Mills", "Zeta Works"])
    expect(shell.page.get_by_role("option", selected=True)).to_have_text("Zeta Works")
    field.press_sequentially("MUL")
    answer(shell)
    expect(shell.page.get_by_role("option")).to_have_count(1)
    field.press("Enter")
    assert sent(shell) == [{"type": "open-account", "account": "a2"}]
    expect(field).to_have_attribute("aria-expanded", "false")


def test_picker__typed_faster_than_found_opens_what_was_meant(shell: WidgetPage) -> None:
    field = shell.page.get_by_role("combobox", name="Account")
    field.fill("Alp")
    field.press("Enter")
    assert sent(shell) == []
    answer(shell)
    expect(field).to_have_attribute("aria-expanded", "false")
    assert sent(shell) == [{"type": "open-account", "account": "a3"}]


def test_picker__asks_for_each_part_once_and_for_nothing_when_it_opens(shell: WidgetPage) -> None:
    field = shell.page.get_by_role("combobox", name="Account")
    field.click()
    field.press_sequentially("al")
    answer(shell)
    field.press("Backspace")
    field.press("l")
    looked_for = [intent["part"] for intent in shell.intents if intent["type"] == "find-accounts"]
    assert looked_for == ["a", "al", "a", "al"]


def test_picker__goes_by_arrows_and_escape_leaves_all_as_it_was(shell: WidgetPage) -> None:
    field = shell.page.get_by_role("combobox", name="Account")
    field.focus()
    field.press("ArrowDown")
    field.press("ArrowUp")
    active = field.get_attribute("aria-activedescendant")
    expect(shell.page.locator(f"#{active}")).to_have_text("Alpha Mills")
    field.press("Escape")
    expect(shell.page.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value("Zeta Works")
    assert sent(shell) == []


def test_picker__opens_by_a_click_on_an_account(shell: WidgetPage) -> None:
    shell.page.get_by_role("combobox", name="Account").click()
    shell.page.get_by_role("option", name="Alpha Mills").click()
    assert sent(shell) == [{"type": "open-account", "account": "a3"}]


def test_picker__says_when_nothing_matches_and_how_many_are_not_shown(shell: WidgetPage) -> None:
    many = [{"id": f"c{n}", "name": f"Customer {n:04}", "key": False} for n in range(3000)]
    shell.update(found=AccountIndex(many).find(""), locale="de-DE", **opened("c2007", many))
    field = shell.page.get_by_role("combobox", name="Account")
    expect(field).to_have_value("Customer 2007")
    field.click()
    expect(shell.page.get_by_role("option")).to_have_count(50)
    expect(shell.page.get_by_text("and 2.950 more")).to_be_visible()
    active = field.get_attribute("aria-activedescendant")
    expect(shell.page.locator(f"#{active}")).to_have_text("Customer 0000")
    field.press_sequentially("2999")
    answer(shell, many)
    expect(shell.page.get_by_role("option")).to_have_text(["Customer 2999"])
    field.press_sequentially("9")
    answer(shell, many)
    expect(shell.page.get_by_text("No account has this in its name.")).to_be_visible()
    field.press("Enter")
    assert sent(shell) == []


def test_picker__keeps_the_keys_within_what_is_found(shell: WidgetPage) -> None:
    field = shell.page.get_by_role("combobox", name="Account")
    field.fill("alpha")
    answer(shell)
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        field.press(key)
    assert sent(shell) == [{"type": "open-account", "account": "a3"}]
