package io.onlyyou;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The application's own transactions, begun on a connection of {@link EndingLane}: a transaction takes its connection where
 * it begins, and keeps it to its end.
 */
final class EndingTransactions implements PlatformTransactionManager {

    private final PlatformTransactionManager transactions;

    EndingTransactions(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        return EndingLane.through(() -> transactions.getTransaction(definition));
    }

    @Override
    public void commit(TransactionStatus status) {
        transactions.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        transactions.rollback(status);
    }
}
