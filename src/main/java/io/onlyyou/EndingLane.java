package io.onlyyou;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The main pool, with a lane beside it that is kept free for endings: a thread asks for it while it begins a transaction. */
final class EndingLane extends DelegatingDataSource {

    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private final Supplier<DataSource> endings;

    EndingLane(DataSource main, Supplier<DataSource> endings) {
        super(main);
        this.endings = endings;
    }

    /** Has every connection that this takes on the current thread come from the lane. */
    static <T> T through(Supplier<T> work) {
        ASKED.set(true);
        try {
            return work.get();
        } finally {
            ASKED.remove();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return ASKED.get() ? endings.get().getConnection() : super.getConnection();
    }
}
