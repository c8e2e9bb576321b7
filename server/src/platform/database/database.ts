import pg from "pg";
import { DataSource, type DataSourceOptions } from "typeorm";
import type { EntityTransaction, Statement, Transaction, TransactionOptions } from "./transaction.ts";

/** Serialisation failure and deadlock: the whole work is run again in a fresh transaction. */
const retriedSqlStates: ReadonlySet<string> = new Set(["40001", "40P01"]);
const mostAttempts = 3;
/** Connections of the relaxed pool; holds travel many to a statement, so a few carry them all. */
const relaxedPoolSize = 4;
/** Any number that nothing else in this database locks. */
const migrationLock = 7_272_001;
/** A request that gets no connection for so long fails, rather than queue behind thousands. */
const connectionWaitMs = 10_000;
/** A process that hangs inside a transaction must not keep its locks. */
const idleInTransactionMs = 120_000;

export interface DatabaseOptions {
  readonly url: string;
  /** Connections of the pool for everything but the hot path. */
  readonly poolSize: number;
  /** Connections of the hot pool: 10 to 32; more is slower. */
  readonly hotPoolSize: number;
  readonly entities: NonNullable<DataSourceOptions["entities"]>;
  readonly migrations: NonNullable<DataSourceOptions["migrations"]>;
  /** Statements that take longer are ended by PostgreSQL. Default 30 s. */
  readonly statementTimeoutMs?: number;
  /** Told about a connection that broke while idle; the pool replaces it by itself. */
  readonly onConnectionError: (error: Error) => void;
}

/**
 * The server's two pools on one PostgreSQL: TypeORM's for entities and administration, and the hot pool for
 * holds, confirmations and releases, whose connections keep generic plans and never choose a sequential scan.
 */
export class Database {
  private constructor(
    readonly dataSource: DataSource,
    private readonly hotPool: pg.Pool,
    /** The hot pool's sibling whose single statements commit without waiting for the disk. */
    private readonly relaxedPool: pg.Pool,
  ) {}

  static async connect(options: DatabaseOptions): Promise<Database> {
    const limits = {
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      connectionTimeoutMillis: connectionWaitMs,
      keepAlive: true,
    };
    const dataSource = new DataSource({
      type: "postgres",
      url: options.url,
      poolSize: options.poolSize,
      entities: options.entities,
      migrations: options.migrations,
      migrationsTransactionMode: "each",
      synchronize: false,
      logging: false,
      poolErrorHandler: options.onConnectionError,
      extra: { application_name: "parterre", ...limits },
    });
    await dataSource.initialize();
    const openPool = (max: number, settings: string) => {
      const pool = new pg.Pool({
        connectionString: options.url,
        max,
        application_name: "parterre-hot",
        ...limits,
        options: `-c plan_cache_mode=force_generic_plan -c enable_seqscan=off${settings}`,
      });
      pool.on("error", options.onConnectionError);
      pool.on("connect", (client) => client.on("error", options.onConnectionError));
      return pool;
    };
    return new Database(
      dataSource,
      openPool(options.hotPoolSize, ""),
      openPool(relaxedPoolSize, " -c synchronous_commit=off"),
    );
  }

  /** Work that waits for a hot connection at this moment. */
  get hotPoolWaiting(): number {
    return this.hotPool.waitingCount + this.relaxedPool.waitingCount;
  }

  async close(): Promise<void> {
    await Promise.all([this.hotPool.end(), this.relaxedPool.end(), this.dataSource.destroy()]);
  }

  /** Brings the tables up to date. Processes that start together wait for each other. Answers what was run. */
  async migrate(): Promise<readonly string[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query("SELECT pg_advisory_lock($1)", [migrationLock]);
      try {
        const done = await this.dataSource.runMigrations({ transaction: "each" });
        return done.map((migration) => migration.name);
      } finally {
        await runner.query("SELECT pg_advisory_unlock($1)", [migrationLock]);
      }
    } finally {
      await runner.release();
    }
  }

  /**
   * What TypeORM would change to make the tables match the entities: statements, none when the migrations are
   * complete.
   */
  async schemaDifferences(): Promise<readonly string[]> {
    const log = await this.dataSource.driver.createSchemaBuilder().log();
    return log.upQueries.map((query) => query.query);
  }

  /**
   * The way to open a transaction. The whole work is retried, three times at most, on a serialisation failure or
   * deadlock, so it must not do anything that cannot be undone by a rollback: no network calls inside.
   */
  async inTransaction<Result>(
    work: (tx: EntityTransaction) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    return retried(async () => {
      const runner = this.dataSource.createQueryRunner();
      try {
        const client = (await runner.connect()) as pg.PoolClient;
        await runner.startTransaction();
        if (options.synchronousCommit === "off") await client.query("SET LOCAL synchronous_commit = off");
        const result = await work({ manager: runner.manager, query: (s, values) => queryWith(client, s, values) });
        await runner.commitTransaction();
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      } finally {
        await runner.release();
      }
    });
  }

  /**
   * Reads outside of a transaction: every statement sees what was last committed. Writing in it would commit
   * statement by statement; that is what `inTransaction` is for.
   */
  async read<Result>(work: (tx: EntityTransaction) => Promise<Result>): Promise<Result> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as pg.PoolClient;
      return await work({ manager: runner.manager, query: (s, values) => queryWith(client, s, values) });
    } finally {
      await runner.release();
    }
  }

  /** A transaction on the hot pool: named statements only, no entities. */
  async inHotTransaction<Result>(
    work: (tx: Transaction) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    return retried(async () => {
      const client = await this.hotPool.connect();
      let broken: Error | undefined;
      try {
        await client.query(options.synchronousCommit === "off" ? "BEGIN; SET LOCAL synchronous_commit = off" : "BEGIN");
        const result = await work({ query: (s, values) => queryWith(client, s, values) });
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch((rollbackError: Error) => {
          broken = rollbackError;
        });
        throw error;
      } finally {
        client.release(broken);
      }
    });
  }

  /**
   * One statement that is its own transaction, on the hot pool: a single round trip. With `synchronousCommit`
   * off it goes through connections that never wait for the disk.
   */
  async queryHot<Row>(
    statement: Statement<Row>,
    values: readonly unknown[],
    options: TransactionOptions = {},
  ): Promise<Row[]> {
    const pool = options.synchronousCommit === "off" ? this.relaxedPool : this.hotPool;
    return retried(async () => queryWith(pool, statement, values));
  }
}

async function queryWith<Row>(
  client: pg.Pool | pg.PoolClient,
  statement: Statement<Row>,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await client.query({ name: statement.name, text: statement.text, values: [...values] });
  return result.rows as Row[];
}

async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (tried >= mostAttempts || code === undefined || !retriedSqlStates.has(code)) throw error;
    }
  }
}
