package org.todoku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import org.todoku.testing.UseTestDatabase;

@SpringBootTest(properties = "todoku.demo=true")
@UseTestDatabase
class AuditLogTest {
  @Autowired AuditLog audit;
  @Autowired DSLContext dsl;
  @Autowired TransactionTemplate transactions;

  private final String object = UUID.randomUUID().toString();
  private final AuditFilter thisObject = new AuditFilter(null, null, "test", object, null);

  @Test
  void what_was_done_can_be_read_again() {
    AuditEvent first =
        AuditEvent.by("kinoshita", "test.opened")
            .on("test", object)
            .under("outreach-truancy")
            .with("children", 12)
            .with("why", "「確認」");
    AuditEvent second = AuditEvent.by(AuditEvent.SYSTEM, "test.closed").on("test", object);

    audit.record(first);
    audit.record(second);

    assertThat(audit.newest(thisObject, 10))
        .extracting(AuditEntry::event)
        .containsExactly(second, first);
    assertThat(audit.newest(thisObject, 1)).extracting(AuditEntry::event).containsExactly(second);
  }

  @Test
  void an_entry_falls_with_the_deed_that_it_belongs_to() {
    transactions.executeWithoutResult(
        transaction -> {
          audit.record(AuditEvent.by("kinoshita", "test.opened").on("test", object));
          transaction.setRollbackOnly();
        });

    assertThat(audit.newest(thisObject, 10)).isEmpty();
  }

  @Test
  void nobody_changes_or_removes_an_entry() {
    audit.record(AuditEvent.by("kinoshita", "test.opened").on("test", object));

    assertThatThrownBy(() -> dsl.execute("UPDATE access.audit_entry SET actor = 'nobody'"))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> dsl.execute("DELETE FROM access.audit_entry"))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> dsl.execute("TRUNCATE access.audit_entry"))
        .isInstanceOf(DataAccessException.class)
        .hasStackTraceContaining("permission denied");
    assertThat(audit.newest(thisObject, 10)).hasSize(1);
  }
}
