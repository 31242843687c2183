package org.todoku.story;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.access.User;
import org.todoku.access.Users;
import org.todoku.referral.CardMoves;
import org.todoku.referral.Intake;
import org.todoku.referral.Matches;
import org.todoku.referral.MoveRequest;
import org.todoku.referral.MoveResult;
import org.todoku.rule.Rule.Level;
import org.todoku.story.Browsers.Window;
import org.todoku.vocabulary.LocalizedText;

/**
 * Measures the board under load, on loopback only: {@code BoardLoad PEOPLE CARDS SECONDS}. People
 * sign in and have their board open; each moves one of their cards every few seconds, and every
 * open board follows every move. Not a test; the figures go to docs/reference/performance.md.
 */
final class BoardLoad {
  private static final int THINK_MS = 4_000;
  private static final int WARM_UP_SECONDS = 15;
  private static final String PASSWORD = "todoku-demo";

  private BoardLoad() {}

  public static void main(String[] arguments) throws Exception {
    int people = Math.min(200, Integer.parseInt(arguments[0]));
    int cards = Math.min(20_000, Integer.parseInt(arguments[1]));
    int seconds = Math.min(300, Integer.parseInt(arguments[2]));
    try (RunningWorkbench workbench =
        new RunningWorkbench(Map.of("todoku.demo", true, "todoku.demo.children", 20))) {
      List<List<Long>> owned = prepare(workbench, people, cards);
      pages(workbench, owned);
      load(workbench, owned, seconds);
    }
    System.exit(0);
  }

  /** Cards that belong to people who can sign in. */
  private static List<List<Long>> prepare(RunningWorkbench workbench, int people, int cards) {
    Users users = workbench.bean(Users.class);
    String hash = users.passwordHash("caseworker").orElseThrow();
    for (int i = 0; i < people; i++) {
      users.save(
          new User(
              "load" + i,
              new LocalizedText("担当" + i, "Person " + i),
              Set.of(Role.CASEWORKER),
              null,
              true,
              true,
              User.Preferences.NONE),
          hash,
          workbench.bean(Clock.class).instant());
    }
    Intake intake = workbench.bean(Intake.class);
    for (int from = 0; from < cards; from += 500) {
      intake.accept(
          IntStream.range(from, Math.min(cards, from + 500))
              .mapToObj(
                  i ->
                      Matches.of(
                          "%08d-0000-4000-8000-000000000000".formatted(i),
                          "non-attendance",
                          Level.values()[i % 3],
                          "taxExempt"))
              .toList());
    }
    CardMoves moves = workbench.bean(CardMoves.class);
    CurrentUser supervisor = new CurrentUser("supervisor", "x", "x", Set.of(Role.SUPERVISOR), null);
    List<List<Long>> owned = new ArrayList<>();
    IntStream.range(0, people).forEach(i -> owned.add(new ArrayList<>()));
    List<Long> all =
        workbench
            .bean(DSLContext.class)
            .fetch("SELECT id FROM referral.card ORDER BY level DESC, due_on, id")
            .map(row -> row.get(0, Long.class));
    for (int i = 0; i < all.size(); i++) {
      MoveResult result =
          moves.move(MoveRequest.assign(all.get(i), 1, "load" + i % people), supervisor);
      if (!(result instanceof MoveResult.Moved)) {
        throw new IllegalStateException(result.toString());
      }
      owned.get(i % people).add(all.get(i));
    }
    System.out.printf("%d open cards, %d people%n", all.size(), people);
    return owned;
  }

  /** The first page in a browser, and how soon a move is seen in another. */
  private static void pages(RunningWorkbench workbench, List<List<Long>> owned) {
    try (Browsers browsers = new Browsers(workbench.address());
        BrowserContext one = browsers.person("ja-JP", Window.DESK, ColorScheme.LIGHT);
        BrowserContext other = browsers.person("ja-JP", Window.DESK, ColorScheme.LIGHT)) {
      Page mover = signedIn(one, "load0");
      Page watcher = signedIn(other, "supervisor");
      List<Long> first = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        watcher.navigate("/");
        watcher.locator("main h1").first().waitFor();
        long began = System.nanoTime();
        watcher.navigate("/board");
        watcher.locator(".card").first().waitFor();
        if (i > 0) {
          first.add(millis(began));
        }
      }
      System.out.printf("first page of the board in a browser: %s ms%n", first);
      mover.navigate("/board?who=load0");
      watcher.navigate("/board?who=load0");
      mover.locator(".card").first().waitFor();
      watcher.locator(".card").first().waitFor();
      List<Long> seen = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        String card = String.valueOf(owned.getFirst().get(i));
        mover.locator("[data-card='" + card + "'] .card-open").focus();
        long began = System.nanoTime();
        mover.keyboard().press("2");
        watcher.waitForFunction(
            "card => document.querySelector('#column-screening').closest('section')"
                + ".querySelector(`[data-card=\"${card}\"]`)",
            card,
            new Page.WaitForFunctionOptions().setPollingInterval(10));
        seen.add(millis(began));
      }
      Collections.sort(seen);
      System.out.printf("a move is seen in the other browser: %s ms%n", seen);
    }
  }

  private static void load(RunningWorkbench workbench, List<List<Long>> owned, int seconds)
      throws Exception {
    List<BoardVisitor> visitors = new ArrayList<>();
    List<Long> opened = new ArrayList<>();
    for (int i = 0; i < owned.size(); i++) {
      BoardVisitor visitor = new BoardVisitor(workbench.address());
      visitor.signIn("load" + i, PASSWORD);
      opened.add(visitor.open("who=load" + i));
      visitors.add(visitor);
    }
    report("a board is opened over HTTP", opened);
    long begun = System.nanoTime();
    long warm = begun + WARM_UP_SECONDS * 1_000_000_000L;
    long end = begun + seconds * 1_000_000_000L;
    List<Callable<List<Timed>>> work = new ArrayList<>();
    for (int i = 0; i < visitors.size(); i++) {
      BoardVisitor visitor = visitors.get(i);
      // those on top of the columns, where a person sees them
      List<Long> mine = owned.get(i).subList(0, Math.min(5, owned.get(i).size()));
      Random random = new Random(i);
      boolean moved = i == 0; // those that were moved before, to be seen in the other browser
      work.add(() -> work(visitor, mine, moved, random, warm, end));
    }
    long before = events(workbench);
    List<Timed> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<List<Timed>> each : threads.invokeAll(work)) {
        all.addAll(each.get());
      }
    }
    report(
        "a move in the first " + WARM_UP_SECONDS + " seconds",
        all.stream().filter(Timed::early).map(Timed::millis).toList());
    List<Long> times = all.stream().filter(move -> !move.early()).map(Timed::millis).toList();
    report("a move by one of " + visitors.size() + " people at work after that", times);
    System.out.printf(
        "moves asked for: %d, moves in the histories: %d, %.1f a second%n",
        all.size(), events(workbench) - before, all.size() / (double) seconds);
  }

  /**
   * How long a move took.
   *
   * @param early whether it began while the machine was still getting used to it
   */
  private record Timed(long millis, boolean early) {}

  /** Moves cards on and back. */
  private static List<Timed> work(
      BoardVisitor visitor, List<Long> cards, boolean moved, Random random, long warm, long end)
      throws Exception {
    List<Timed> times = new ArrayList<>();
    boolean[] screened = new boolean[cards.size()];
    Arrays.fill(screened, moved);
    Thread.sleep(random.nextInt(THINK_MS));
    while (System.nanoTime() < end) {
      int which = random.nextInt(cards.size());
      boolean early = System.nanoTime() < warm;
      times.add(new Timed(visitor.press(cards.get(which), screened[which] ? 1 : 2), early));
      screened[which] = !screened[which];
      Thread.sleep(THINK_MS / 2 + random.nextInt(THINK_MS));
    }
    return times;
  }

  private static long events(RunningWorkbench workbench) {
    return workbench
        .bean(DSLContext.class)
        .fetchSingle("SELECT count(*) FROM referral.card_event WHERE kind IN ('check', 'takeBack')")
        .get(0, Long.class);
  }

  private static void report(String what, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    System.out.printf(
        "%s: median %d ms, p95 %d ms, longest %d ms, of %d%n",
        what,
        sorted.get(sorted.size() / 2),
        sorted.get((int) (sorted.size() * 0.95)),
        sorted.getLast(),
        sorted.size());
  }

  private static Page signedIn(BrowserContext person, String login) {
    Page page = person.newPage();
    page.navigate("/");
    page.locator("input[name=username]").fill(login);
    page.locator("input[name=password]").fill(PASSWORD);
    page.locator("input[name=password]").press("Enter");
    page.waitForURL(url -> !url.contains("login"));
    page.locator("main h1").first().waitFor();
    return page;
  }

  private static long millis(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
