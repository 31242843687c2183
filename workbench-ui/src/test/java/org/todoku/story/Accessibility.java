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

  /**
   * Fails where axe finds something serious or critical on the page as it stands. What still moves
   * is waited for: a dialog that is fading in has other contrasts than the one that people read.
   */
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
              // a document does not tell of the animations within its components: each root is asked
              const roots = root => [root, ...[...root.querySelectorAll('*')]
                  .filter(each => each.shadowRoot).flatMap(each => roots(each.shadowRoot))];
              const frame = () => new Promise(requestAnimationFrame);
              const still = () => roots(document).flatMap(root => root.getAnimations())
                  .filter(each => each.playState === 'running')
                  .filter(each => each.effect.getComputedTiming().endTime !== Infinity);
              await frame();
              await frame();
              while (still().length > 0) {
                await Promise.allSettled(still().map(each => each.finished));
              }
              const result = await axe.run(part, {resultTypes: ['violations']});
              return result.violations
                  .filter(each => ['serious', 'critical'].includes(each.impact))
                  .map(each => each.impact + ' ' + each.id + ': '
                      + each.nodes.slice(0, 4).map(node =>
                          node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '));
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
