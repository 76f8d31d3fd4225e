using Microsoft.EntityFrameworkCore;
using Npgsql;
using Waybill.Infrastructure.Data;
using Waybill.Infrastructure.Refusals;

namespace Waybill.Tests.Infrastructure;

/// <summary>A database without room is not asked to store more than is needed to learn that it has room again.</summary>
public sealed class StorageRoomTests
{
    private readonly Watch clock = new();
    private readonly StorageRoom room;
    private int written;

    public StorageRoomTests() => room = new(clock);

    [Fact]
    public async Task After_a_write_that_found_no_room_one_a_second_tries_again()
    {
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        for (var i = 0; i < 20; i++) await Refused();
        clock.Passed += TimeSpan.FromSeconds(1);
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        for (var i = 0; i < 20; i++) await Refused();
        written.ShouldBe(2);
    }

    [Fact]
    public async Task The_first_that_is_stored_lets_all_others_in()
    {
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        clock.Passed += TimeSpan.FromSeconds(1);
        var slow = new TaskCompletionSource<int>();
        var first = room.Write(() => slow.Task);
        await Refused();
        slow.SetResult(1);
        (await first).ShouldBe(1);
        for (var i = 0; i < 20; i++) (await room.Write(() => Task.FromResult(i))).ShouldBe(i);
    }

    [Fact]
    public async Task What_stores_nothing_lets_nobody_in_and_leaves_the_try_to_the_next()
    {
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        clock.Passed += TimeSpan.FromSeconds(1);
        for (var i = 0; i < 3; i++) (await room.Write(() => Task.FromResult(false), stored: more => more)).ShouldBeFalse();
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        for (var i = 0; i < 20; i++) await Refused();
        written.ShouldBe(2);
    }

    [Fact]
    public async Task What_says_that_it_stored_something_lets_all_others_in()
    {
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        clock.Passed += TimeSpan.FromSeconds(1);
        (await room.Write(() => Task.FromResult(true), stored: more => more)).ShouldBeTrue();
        await AllAreLetIn();
    }

    [Fact]
    public async Task What_stored_nothing_for_long_does_not_shut_out_those_that_another_let_in()
    {
        await Should.ThrowAsync<DbUpdateException>(() => room.Write(Fails));
        clock.Passed += TimeSpan.FromSeconds(1);
        var idle = new TaskCompletionSource<bool>();
        var slow = room.Write(() => idle.Task, stored: more => more);
        clock.Passed += TimeSpan.FromSeconds(1);
        (await room.Write(() => Task.FromResult(1))).ShouldBe(1);
        idle.SetResult(false);
        (await slow).ShouldBeFalse();
        await AllAreLetIn();
    }

    [Fact]
    public async Task While_the_disk_is_seen_to_lack_room_nothing_tries()
    {
        room.Tell(enough: false);
        clock.Passed += TimeSpan.FromMinutes(1);
        await Refused();
        room.Tell(enough: true);
        (await room.Write(() => Task.FromResult(1))).ShouldBe(1);
    }

    [Fact]
    public async Task Another_fault_says_nothing_about_room()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => room.Write<int>(() => throw new InvalidOperationException("ours")));
        (await room.Write(() => Task.FromResult(1))).ShouldBe(1);
    }

    private async Task AllAreLetIn()
    {
        var slow = new TaskCompletionSource<int>();
        var first = room.Write(() => slow.Task);
        for (var i = 0; i < 20; i++) (await room.Write(() => Task.FromResult(i))).ShouldBe(i);
        slow.SetResult(1);
        (await first).ShouldBe(1);
    }

    private async Task Refused()
    {
        var refusal = await Should.ThrowAsync<Refusal>(() => room.Write(Fails));
        (refusal.Reason.Code, refusal.RetryAfter.HasValue).ShouldBe(("STORAGE_FULL", true));
    }

    private Task<int> Fails()
    {
        written++;
        throw new DbUpdateException("saving", new PostgresException("could not extend file", "ERROR", "ERROR", PostgresErrorCodes.DiskFull));
    }

    private sealed class Watch : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long GetTimestamp() => TimestampFrequency + (long)(Passed.TotalSeconds * TimestampFrequency);
    }
}
