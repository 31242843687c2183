package org.todoku.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinSession;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.todoku.access.Role;
import org.todoku.testing.ViewTest;

class BrowserSetupTest extends ViewTest {
  @Test
  void a_failure_is_said_on_the_page_but_not_on_one_that_is_going() {
    signIn(Role.POLICY_OFFICER);
    open("");
    UI ui = UI.getCurrent();
    VaadinSession session = ui.getSession();
    Queue<?> waiting = session.getPendingAccessQueue();

    int before = waiting.size();
    session.getErrorHandler().error(new ErrorEvent(new IllegalStateException("for a test")));
    int said = waiting.size();
    session.getErrorHandler().error(new ErrorEvent(new UIDetachedException()));
    int left = waiting.size();
    ui.close();
    int going = waiting.size();
    session.getErrorHandler().error(new ErrorEvent(new IllegalStateException("for a test")));

    assertThat(said).isEqualTo(before + 1);
    assertThat(left).isEqualTo(said);
    assertThat(waiting).hasSize(going);
  }
}
