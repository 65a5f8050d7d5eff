package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WarmUpIntegrationTests {

    private static final int ROUNDS = 50;

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    /** Every row of every table, as a digest. */
    private static Map<String, String> rows() {
        Map<String, String> digests = new TreeMap<>();
        List<String> tables = bench.jdbc
                .sql("select tablename from pg_tables where schemaname = current_schema()")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(tables).contains("person", "insertion", "person_seen");
        tables.forEach(table -> digests.put(
                table,
                bench.jdbc
                        .sql("select count(*) || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from "
                                + table + " as t")
                        .query(String.class)
                        .single()));
        return digests;
    }

    private static Map<Meter.Id, List<Double>> meters() {
        Map<Meter.Id, List<Double>> values = new HashMap<>();
        bench.bean(MeterRegistry.class)
                .forEachMeter(meter -> values.put(
                        meter.getId(),
                        StreamSupport.stream(meter.measure().spliterator(), false)
                                .map(Measurement::getValue)
                                .toList()));
        return values;
    }

    @Test
    void leavesNothingBehind() {
        Viewer viewer = bench.lives.portrayed();
        bench.ask("eager", viewer, "a page");
        Map<String, String> rowsBefore = rows();
        Map<Meter.Id, List<Double>> metersBefore = meters();

        for (int round = 0; round < ROUNDS; round++) {
            bench.bean(PageWarmUp.class).run();
            bench.bean(DecisionWarmUp.class).run();
        }

        assertThat(rows()).isEqualTo(rowsBefore);
        assertThat(meters()).isEqualTo(metersBefore);
    }
}
