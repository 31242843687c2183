package org.todoku.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The rule editor by keyboard alone. */
final class EditorKeys {
  /** What runs in the page after an answer of the server: focus goes to the next field. */
  private static final int SETTLED_MS = 300;

  /** What the browser's regular expressions would not take as itself; they know no quoting. */
  private static final Pattern SPECIAL = Pattern.compile("[.*+?^${}()|\\[\\]\\\\]");

  private EditorKeys() {}

  static Locator rows(Page page) {
    return page.locator(".outline-row");
  }

  static Locator chosen(Page page) {
    return page.locator(".outline-row[aria-selected=true]");
  }

  /** Types what a condition is about, and takes the first that is offered. */
  static void pick(Page page, String words) {
    pick(page, words, words);
  }

  /**
   * The same.
   *
   * @param offered how the label begins that must be offered first
   */
  static void pick(Page page, String words, String offered) {
    Locator field = page.locator("vaadin-combo-box#subject");
    Pattern label = Pattern.compile("^" + SPECIAL.matcher(offered).replaceAll("\\\\$0"));
    assertThat(field).hasAttribute("focused", "");
    page.keyboard().type(words);
    // the server looks them out a moment after the last key
    Locator first = page.locator("vaadin-combo-box-item:not([hidden])").first();
    assertThat(first).hasText(label);
    answered(page);
    assertThat(page.locator("vaadin-combo-box#subject:not([loading])")).hasCount(1);
    // one that reads just as what was typed is pointed at already
    if (first.getAttribute("focused") == null) {
      page.keyboard().press("ArrowDown");
    }
    assertThat(first).hasAttribute("focused", "");
    page.keyboard().press("Enter");
    assertThat(page.locator("vaadin-combo-box-item:not([hidden])")).hasCount(0);
    assertThat(field.locator("input")).hasValue(label);
    settle(page);
  }

  /** Waits until the server has answered, and the keyboard is where it belongs. */
  static void settle(Page page) {
    answered(page);
    page.waitForTimeout(SETTLED_MS);
  }

  static void answered(Page page) {
    page.waitForFunction(
        "() => Object.values(window.Vaadin.Flow.clients).every(c => !c.isActive || !c.isActive())");
  }

  /** Takes the entry at a place of the list that has the keyboard. */
  static void choose(Page page, int place) {
    Locator items = open(page);
    page.keyboard().press("Home");
    for (int i = 0; i < place; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    assertThat(items.first()).isHidden();
    settle(page);
  }

  static void chooseNamed(Page page, String name) {
    Locator items = open(page);
    int place = items.allInnerTexts().stream().map(String::strip).toList().indexOf(name);
    if (place < 0) {
      throw new AssertionError(name + " is not among " + items.allInnerTexts());
    }
    page.keyboard().press("Home");
    for (int i = 0; i < place; i++) {
      page.keyboard().press("ArrowDown");
    }
    page.keyboard().press("Enter");
    assertThat(items.first()).isHidden();
    settle(page);
  }

  static Locator open(Page page) {
    assertThat(page.locator("vaadin-select[focused]")).hasCount(1);
    page.keyboard().press("Enter");
    Locator items = page.locator("vaadin-select-list-box vaadin-select-item:visible");
    assertThat(page.locator("vaadin-select-item:focus")).hasCount(1);
    return items;
  }

  /** Presses a key until the field that has the keyboard is one of these. */
  static void walkTo(Page page, String key, Locator field) {
    for (int i = 0;
        i < 60 && !(boolean) field.first().evaluate("e => e.matches(':focus-within')");
        i++) {
      page.keyboard().press(key);
    }
    assertThat(field.first()).isFocused();
  }

  /** Ticks the boxes of these names in the group that has the keyboard. */
  static void tick(Page page, String... names) {
    for (String name : names) {
      Locator box =
          page.locator("vaadin-checkbox-group input[type=checkbox]")
              .and(page.getByLabel(name, new Page.GetByLabelOptions().setExact(true)));
      walkTo(page, "Tab", box);
      page.keyboard().press("Space");
      settle(page);
    }
  }
}
