package org.todoku.migrations;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/**
 * The build's generator: applies the migrations to a throw-away PostgreSQL and writes jOOQ classes
 * from what is then really there. Arguments: the folder of migrations, the folder to write to.
 */
final class GenerateJooq {
  /** One schema a feature; its generated classes are in {@code org.todoku.jooq.<schema>}. */
  private static final List<String> SCHEMAS =
      List.of("access", "library", "authoring", "linkage", "run", "referral", "simulation");

  private GenerateJooq() {}

  public static void main(String[] arguments) throws Exception {
    Path migrations = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path data = Files.createTempDirectory("todoku-jooq");
    try (EmbeddedDatabase database = EmbeddedDatabase.throwAway(data)) {
      Schema.migrate(database.owner(), "filesystem:" + migrations);
      GenerationTool.generate(configuration(database.owner(), target));
    }
  }

  private static Configuration configuration(DatabaseAddress address, Path target) {
    return new Configuration()
        .withJdbc(
            new Jdbc()
                .withDriver("org.postgresql.Driver")
                .withUrl(address.url())
                .withUser(address.user())
                .withPassword(address.password()))
        .withGenerator(
            new Generator()
                .withDatabase(
                    new Database()
                        .withName("org.jooq.meta.postgres.PostgresDatabase")
                        .withSchemata(
                            SCHEMAS.stream()
                                .map(name -> new SchemaMappingType().withInputSchema(name))
                                .toList())
                        .withOutputSchemaToDefault(false))
                .withGenerate(
                    new Generate().withDaos(false).withPojos(false).withJavaTimeTypes(true))
                .withTarget(
                    new Target()
                        .withPackageName("org.todoku.jooq")
                        .withDirectory(target.toString())));
  }
}
