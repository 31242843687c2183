package org.todoku;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.temporal.Temporal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what each room of the rules engine may use. */
class ArchitectureTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.todoku");

  @Test
  void drools_is_known_in_the_engine_package_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.todoku.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.drools..", "org.kie..")
        .check(ENGINE);
  }

  @Test
  void yaml_and_json_are_read_and_written_in_the_text_package_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.todoku.text..", "org.todoku.simulate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.snakeyaml..", "tools.jackson..")
        .check(ENGINE);
  }

  @Test
  void nothing_knows_spring_databases_or_files() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.springframework..",
            "java.sql..",
            "javax.sql..",
            "org.jooq..",
            "java.nio.file..",
            "java.net..")
        .check(ENGINE);
  }

  @Test
  void nothing_asks_what_time_it_is() {
    noClasses()
        .should()
        .callMethodWhere(target(name("now")).and(target(owner(assignableTo(Temporal.class)))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class)
        .check(ENGINE);
  }

  @Test
  void the_oracle_and_the_engine_do_not_share_their_computing() {
    noClasses()
        .that()
        .resideInAnyPackage("org.todoku.plan..", "org.todoku.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.todoku.explain..")
        .check(ENGINE);
    noClasses()
        .that()
        .resideInAPackage("org.todoku.explain..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.todoku.plan..", "org.todoku.engine..")
        .check(ENGINE);
  }

  @Test
  void no_text_can_become_a_drools_rule() {
    for (String parser :
        List.of(
            "org.drools.drl.parser.DrlParser",
            "org.drools.mvel.MVELDialectRuntimeData",
            "org.eclipse.jdt.core.compiler.CharOperation")) {
      assertThatThrownBy(() -> Class.forName(parser)).isInstanceOf(ClassNotFoundException.class);
    }
  }
}
