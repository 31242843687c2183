package org.todoku.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.todoku.access.Role;
import org.todoku.access.WaitingItem;
import org.todoku.access.WaitingItem.Urgency;
import org.todoku.access.WaitingWork;
import org.todoku.testing.ViewTest;

@Import(TodayViewTest.Features.class)
class TodayViewTest extends ViewTest {
  private static List<WaitingItem> waiting = List.of();

  @BeforeEach
  void nothing_waits() {
    waiting = List.of();
  }

  @Test
  void what_waits_is_listed_with_its_number_most_urgent_first_and_done_last() {
    waiting =
        List.of(
            WaitingItem.of("access.signIn.name", 0, "a"),
            WaitingItem.of("access.signIn.password", 1200, "b?state=new"),
            WaitingItem.of("access.signIn.title", 3, "c")
                .withNote("access.today.count", 2)
                .as(Urgency.OVERDUE));
    signIn(Role.AUDITOR);

    TodayView page = navigate(TodayView.class);

    List<Anchor> cards = find(Anchor.class, page).withClassName("waiting-card").all();
    assertThat(cards).extracting(Anchor::getHref).containsExactly("c", "b?state=new", "a");
    assertThat(words(cards.getFirst())).contains("サインイン", "3件", "2件", "期限を過ぎています");
    assertThat(words(cards.get(1))).contains("1,200件");
  }

  @Test
  void where_nothing_waits_the_page_says_what_will_be_here() {
    signIn(Role.AUDITOR);

    TodayView page = navigate(TodayView.class);

    assertThat(words(page)).contains("いま、待っている仕事はありません", "ここに並びます");
  }

  @Test
  void the_page_speaks_the_language_of_the_browser() {
    signIn(Role.AUDITOR);
    speak(Locale.ENGLISH);

    TodayView page = navigate(TodayView.class);

    assertThat(page.getPageTitle()).isEqualTo("Today · 届く Todoku");
    assertThat(words(page)).contains("What waits for Taro Shiken.");
    assertThat(find(SideNavItem.class).all())
        .extracting(SideNavItem::getLabel)
        .contains("Today")
        .doesNotContain("今日");
  }

  @TestConfiguration
  static class Features {
    @Bean
    WaitingWork waitingWork() {
      return user -> user.is(Role.AUDITOR) ? waiting : List.of();
    }
  }
}
