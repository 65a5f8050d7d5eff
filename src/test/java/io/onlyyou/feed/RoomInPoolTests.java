package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RoomInPoolTests {

    private final HikariDataSource pool = new HikariDataSource();

    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void stopsTheStartWhereDecisionsCouldTakeEveryConnection(int decisions) {
        assertThatThrownBy(() -> check(decisions))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getName() + ": " + refused.getReason())
                                .isEqualTo(
                                        "onlyyou.overload.decisions: It is less than"
                                                + " spring.datasource.hikari.maximum-pool-size, which is 10: raise that one first."));
    }

    @Test
    void letsSomeBeLeft() {
        assertThatCode(() -> check(9)).doesNotThrowAnyException();
        pool.setMaximumPoolSize(30);
        assertThatCode(() -> check(29)).doesNotThrowAnyException();
    }

    @Test
    void asksNothingOfAnotherPool() {
        assertThatCode(() -> new RoomInPool(overload(99), new DriverManagerDataSource()))
                .doesNotThrowAnyException();
    }

    private void check(int decisions) throws SQLException {
        new RoomInPool(overload(decisions), new DelegatingDataSource(pool)); // as the main one is wrapped
    }

    private static OverloadProperties overload(int decisions) {
        return new OverloadProperties(128, decisions, 5, Duration.ofSeconds(1));
    }
}
