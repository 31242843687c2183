package org.todoku;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.router.Route;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds what each room of the workbench may use. */
class ArchitectureTest {
  /** The features, and the schemas whose tables are theirs. */
  private static final List<String> FEATURES =
      List.of("access", "authoring", "demonstration", "linkage", "referral", "run", "simulation");

  private static final JavaClasses WORKBENCH =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.todoku");

  @Test
  void the_root_of_a_feature_knows_neither_screens_nor_tables() {
    for (String feature : FEATURES) {
      check(
          noClasses()
              .that()
              .resideInAPackage("org.todoku." + feature + "..")
              .and()
              .resideOutsideOfPackages("..ui..", "org.todoku." + feature + ".jooq..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("com.vaadin..", "org.todoku..ui..", "org.todoku.jooq.."));
    }
  }

  @Test
  void a_repository_touches_only_the_tables_of_its_feature() {
    for (String feature : FEATURES) {
      check(
          noClasses()
              .that()
              .resideInAPackage("org.todoku." + feature + ".jooq..")
              .should()
              .dependOnClassesThat(
                  inPackages("org.todoku.jooq.")
                      .and(DescribedPredicate.not(inPackages("org.todoku.jooq." + feature)))
                      .as("live in another feature's schema")));
      check(
          noClasses()
              .that()
              .resideInAPackage("org.todoku." + feature + ".jooq..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage("com.vaadin..", "org.todoku..ui.."));
    }
  }

  @Test
  void a_screen_knows_no_repository_no_database_and_no_rule_engine() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.todoku..ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.jooq..",
                "org.todoku.jooq..",
                "org.todoku.*.jooq..",
                "java.sql..",
                "org.drools..",
                "org.kie.."));
  }

  @Test
  void a_screen_knows_its_own_feature_and_who_is_there() {
    for (String feature : FEATURES) {
      List<String> others = new ArrayList<>(FEATURES);
      others.removeAll(List.of(feature, "access"));
      check(
          noClasses()
              .that()
              .resideInAPackage("org.todoku." + feature + ".ui..")
              .should()
              .dependOnClassesThat()
              .resideInAnyPackage(
                  others.stream()
                      .map(other -> "org.todoku." + other + "..")
                      .toArray(String[]::new)));
      check(
          noClasses()
              .that()
              .resideOutsideOfPackage("org.todoku." + feature + ".ui..")
              .should()
              .dependOnClassesThat()
              .resideInAPackage("org.todoku." + feature + ".ui.."));
    }
  }

  @Test
  void the_kit_of_the_screens_knows_no_feature_but_access() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.todoku.shared..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                FEATURES.stream()
                    .filter(feature -> !feature.equals("access"))
                    .map(feature -> "org.todoku." + feature + "..")
                    .toArray(String[]::new)));
  }

  @Test
  void only_the_engine_knows_drools() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.todoku..")
            .and()
            .resideOutsideOfPackage("org.todoku.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.drools..", "org.kie.."));
  }

  @Test
  void nothing_reads_a_clock_of_its_own() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.todoku..")
            // the command line waits for databases and measures what it did
            .and()
            .resideOutsideOfPackages("org.todoku.command..", "org.todoku.migrations..")
            .should()
            .callMethodWhere(
                DescribedPredicate.describe(
                    "now() without a clock", ArchitectureTest::asksTheMachineForTheTime)));
  }

  @Test
  void every_package_says_that_nothing_is_null_unless_marked() {
    Set<String> unmarked =
        WORKBENCH.stream()
            .map(JavaClass::getPackage)
            .filter(each -> !each.getName().startsWith("org.todoku.jooq"))
            .filter(each -> !each.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .collect(Collectors.toSet());

    assertThat(unmarked).isEmpty();
  }

  @Test
  void names_of_screens_are_hidden() {
    check(classes().that().areAnnotatedWith(Route.class).should().notBePublic());
  }

  private static boolean asksTheMachineForTheTime(JavaMethodCall call) {
    return call.getTarget().getName().equals("now")
        && call.getTargetOwner().getPackageName().startsWith("java.time")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static DescribedPredicate<JavaClass> inPackages(String prefix) {
    return DescribedPredicate.describe(
        "live in " + prefix, each -> each.getPackageName().startsWith(prefix));
  }

  private static void check(ArchRule rule) {
    assertThat(WORKBENCH.contain(Workbench.class)).isTrue();
    rule.allowEmptyShould(true).check(WORKBENCH);
  }
}
