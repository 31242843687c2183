package org.todoku.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's Chromium, driven by Playwright. */
final class Browsers implements AutoCloseable {
  /** A width and height of window, in CSS pixels. */
  record Window(int width, int height) {
    static final Window DESK = new Window(1280, 860);
    static final Window SMALL_DESK = new Window(1024, 768);
    static final Window PHONE = new Window(390, 844);
  }

  private final Playwright playwright;
  private final Browser browser;
  private final String address;

  Browsers(String address) {
    this.address = address;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  /** A browser of one person: own cookies, language and colours. */
  BrowserContext person(String language, Window window, ColorScheme colours) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(language)
                .setTimezoneId("Asia/Tokyo")
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(window.width(), window.height()));
    context.setDefaultTimeout(20_000);
    return context;
  }

  /** A page on which a person of the demonstration has signed in. */
  static Page signedIn(BrowserContext person, String login) {
    Page page = person.newPage();
    page.navigate("/");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill("todoku-demo");
    page.locator("input[name=password]").press("Enter");
    page.waitForURL(url -> !url.contains("login"));
    page.locator("main h1").first().waitFor();
    return page;
  }

  /** Keeps a picture of the page in {@code docs/pictures}. */
  static void picture(Page page, String name) {
    page.waitForLoadState();
    page.screenshot(new Page.ScreenshotOptions().setPath(pictures().resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Path pictures() {
    // tests run in the module's folder, or at the root
    Path root = Files.exists(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");
    try {
      return Files.createDirectories(root.resolve("pictures"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path chromium() {
    return Stream.of(
            Optional.ofNullable(System.getenv("TODOKU_CHROMIUM")),
            Optional.of("/usr/bin/chromium"),
            Optional.of("/usr/bin/chromium-browser"))
        .flatMap(Optional::stream)
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
  }
}
