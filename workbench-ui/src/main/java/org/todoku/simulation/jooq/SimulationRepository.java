package org.todoku.simulation.jooq;

import static org.todoku.jooq.simulation.Tables.SIMULATION_;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;
import org.todoku.simulation.ChosenRule;
import org.todoku.simulation.Figures;
import org.todoku.simulation.SimulationRecord;
import org.todoku.simulation.SimulationState;
import org.todoku.simulation.SimulationStore;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class SimulationRepository implements SimulationStore {
  private static final JsonMapper JSON = new JsonMapper();

  private final DSLContext database;

  SimulationRepository(DSLContext database) {
    this.database = database;
  }

  @Override
  public long insert(LocalDate asOf, String by, Instant at, long total, List<ChosenRule> chosen) {
    return database
        .insertInto(SIMULATION_)
        .set(SIMULATION_.AS_OF, asOf)
        .set(SIMULATION_.STATE, SimulationState.RUNNING.word())
        .set(SIMULATION_.STARTED_BY, by)
        .set(SIMULATION_.STARTED_AT, time(at))
        .set(SIMULATION_.CHILDREN_TOTAL, total)
        .set(SIMULATION_.CHOSEN, JSONB.jsonb(JSON.writeValueAsString(chosen)))
        .returningResult(SIMULATION_.ID)
        .fetchSingle(SIMULATION_.ID);
  }

  @Override
  public Optional<SimulationRecord> find(long id) {
    return newest(SIMULATION_.ID.eq(id), 1).stream().findFirst();
  }

  @Override
  public List<SimulationRecord> newest(int limit) {
    return newest(DSL.noCondition(), limit);
  }

  @Override
  public Optional<SimulationRecord> newestOfDraft(long draft) {
    JSONB wanted = JSONB.jsonb("[{\"draft\":" + draft + "}]");
    return newest(
            SIMULATION_
                .STATE
                .eq(SimulationState.FINISHED.word())
                .and("{0} @> {1}", SIMULATION_.CHOSEN, DSL.val(wanted)),
            1)
        .stream()
        .findFirst();
  }

  private List<SimulationRecord> newest(Condition condition, int limit) {
    return database
        .selectFrom(SIMULATION_)
        .where(condition)
        .orderBy(SIMULATION_.ID.desc())
        .limit(limit)
        .fetch(
            row ->
                new SimulationRecord(
                    row.getId(),
                    row.getAsOf(),
                    SimulationState.of(row.getState()),
                    row.getStartedBy(),
                    row.getStartedAt().toInstant(),
                    row.getEndedAt() == null ? null : row.getEndedAt().toInstant(),
                    row.getChildrenDone(),
                    row.getChildrenTotal(),
                    JSON.readValue(
                        row.getChosen().data(), new TypeReference<List<ChosenRule>>() {}),
                    Optional.ofNullable(row.getFigures())
                        .map(json -> JSON.readValue(json.data(), Figures.class)),
                    row.getMessage()));
  }

  @Override
  public void done(long id, long children) {
    database
        .update(SIMULATION_)
        .set(SIMULATION_.CHILDREN_DONE, children)
        .where(SIMULATION_.ID.eq(id))
        .execute();
  }

  @Override
  public void finish(long id, Figures figures, Instant at) {
    database
        .update(SIMULATION_)
        .set(SIMULATION_.STATE, SimulationState.FINISHED.word())
        .set(SIMULATION_.CHILDREN_DONE, figures.children())
        .set(SIMULATION_.FIGURES, JSONB.jsonb(JSON.writeValueAsString(figures)))
        .set(SIMULATION_.ENDED_AT, time(at))
        .where(SIMULATION_.ID.eq(id))
        .execute();
  }

  @Override
  public void end(long id, SimulationState state, String message, Instant at) {
    end(SIMULATION_.ID.eq(id), state, message, at);
  }

  @Override
  public int endLeftOver(String message, Instant at) {
    return end(
        SIMULATION_.STATE.eq(SimulationState.RUNNING.word()), SimulationState.FAILED, message, at);
  }

  private int end(Condition which, SimulationState state, String message, Instant at) {
    return database
        .update(SIMULATION_)
        .set(SIMULATION_.STATE, state.word())
        .set(SIMULATION_.MESSAGE, message.isEmpty() ? null : message)
        .set(SIMULATION_.ENDED_AT, time(at))
        .where(which)
        .execute();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
