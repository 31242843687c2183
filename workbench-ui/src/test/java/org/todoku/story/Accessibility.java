package org.todoku.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds on a page. */
final class Accessibility {
  private static final String AXE = source();

  private Accessibility() {}

  /** Fails where axe finds something serious or critical on the page as it stands. */
  static void nothingSerious(Page page, String where) {
    nothingSerious(page, where, "html");
  }

  /** The same, within the part of the page that a selector names. */
  static void nothingSerious(Page page, String where, String part) {
    page.evaluate(AXE);
    Object found =
        page.evaluate(
            """
            async part => {
              const result = await axe.run(part, {resultTypes: ['violations']});
              return result.violations
                  .filter(each => ['serious', 'critical'].includes(each.impact))
                  .map(each => each.impact + ' ' + each.id + ': '
                      + each.nodes.slice(0, 4).map(node => node.html.slice(0, 160)).join(' | '));
            }
            """,
            part);
    assertThat((List<?>) found).as(where).isEmpty();
  }

  private static String source() {
    try (InputStream axe =
        Objects.requireNonNull(
            Accessibility.class.getResourceAsStream("/axe.min.js"), "axe-core is missing")) {
      return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
