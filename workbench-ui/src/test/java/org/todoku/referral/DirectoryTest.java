package org.todoku.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.todoku.access.AuditFilter;
import org.todoku.access.AuditLog;
import org.todoku.access.CurrentUser;
import org.todoku.access.Role;
import org.todoku.referral.RecordResult.Problem;
import org.todoku.testing.UseTestDatabase;
import org.todoku.vocabulary.LocalizedText;

@SpringBootTest(properties = {"todoku.demo=true", "todoku.demo.data=false"})
@UseTestDatabase
class DirectoryTest {
  private static final CurrentUser SUPERVISOR = person(Role.SUPERVISOR);

  @Autowired Directory directory;
  @Autowired AuditLog audit;

  @Test
  void a_supervisor_adds_a_service_of_an_organization_that_was_not_known_before() {
    RecordResult result =
        directory.add(wanted("", "北の家", "宿題カフェ", "learning-support", 6, 15, 20), SUPERVISOR);

    assertThat(result).isInstanceOf(RecordResult.Done.class);
    SupportService added =
        directory.services().stream()
            .filter(service -> service.name().ja().equals("宿題カフェ"))
            .findFirst()
            .orElseThrow();
    assertThat(added.name().en()).isEqualTo("宿題カフェ");
    assertThat(added.organization().name().ja()).isEqualTo("北の家");
    assertThat(added.organization().partner()).isTrue();
    assertThat(added.isForAge(5)).isFalse();
    assertThat(added.free()).isEqualTo(20);
    assertThat(audit.newest(new AuditFilter(null, "referral.", "service", added.id(), null), 5))
        .extracting(entry -> entry.event().action())
        .containsExactly("referral.serviceAdded");
  }

  @Test
  void what_is_not_complete_or_cannot_be_is_refused_and_nothing_is_added() {
    int before = directory.services().size();

    assertThat(problem(wanted("", "", "x", "learning-support", null, null, null)))
        .isEqualTo(Problem.EMPTY);
    assertThat(problem(wanted("", "北の家", " ", "learning-support", null, null, null)))
        .isEqualTo(Problem.EMPTY);
    assertThat(problem(wanted("nobody", "", "x", "learning-support", null, null, null)))
        .isEqualTo(Problem.GONE);
    assertThat(problem(wanted("", "北の家", "x", "no-such-kind", null, null, null)))
        .isEqualTo(Problem.GONE);
    assertThat(problem(wanted("", "北の家", "x", "learning-support", 12, 6, null)))
        .isEqualTo(Problem.RANGE);
    assertThat(problem(wanted("", "北の家", "x", "learning-support", null, null, -1)))
        .isEqualTo(Problem.RANGE);
    assertThat(problem(wanted("", "北".repeat(201), "x", "learning-support", null, null, null)))
        .isEqualTo(Problem.TOO_LONG);
    assertThat(directory.services()).hasSize(before);
  }

  @Test
  void whoever_may_not_change_the_directory_adds_nothing() {
    RecordResult result =
        directory.add(
            wanted("", "北の家", "x", "learning-support", null, null, null), person(Role.CASEWORKER));

    assertThat(result).isEqualTo(RecordResult.Refused.of(Problem.NOT_ALLOWED));
  }

  private Problem problem(NewService wanted) {
    return directory.add(wanted, SUPERVISOR) instanceof RecordResult.Refused(var problem, var more)
        ? problem
        : Problem.NOT_HERE;
  }

  private static NewService wanted(
      String organization,
      String newOrganization,
      String name,
      String kind,
      @Nullable Integer from,
      @Nullable Integer to,
      @Nullable Integer capacity) {
    return new NewService(
        organization,
        newOrganization,
        true,
        kind,
        new LocalizedText(name, ""),
        List.of("truancy"),
        "市内全域",
        "",
        from,
        to,
        capacity);
  }

  private static CurrentUser person(Role role) {
    return new CurrentUser("somebody", "somebody", "somebody", Set.of(role), null);
  }
}
