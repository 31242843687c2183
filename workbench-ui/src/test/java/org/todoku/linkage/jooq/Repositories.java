package org.todoku.linkage.jooq;

import org.jooq.DSLContext;
import org.todoku.linkage.ChildDirectory;
import org.todoku.linkage.ImportStore;
import org.todoku.linkage.LinkStore;
import org.todoku.linkage.LinkedPopulation;

/** Hands the repositories to tests of other packages. */
public final class Repositories {
  private Repositories() {}

  public static ImportStore imports(DSLContext dsl) {
    return new ImportRepository(dsl);
  }

  public static LinkStore links(DSLContext dsl) {
    return new LinkRepository(dsl);
  }

  public static LinkedPopulation population(DSLContext dsl) {
    return new PopulationRepository(dsl);
  }

  public static ChildDirectory children(DSLContext dsl) {
    return new ChildRepository(dsl);
  }
}
