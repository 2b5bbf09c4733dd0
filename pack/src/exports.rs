//! What the page calls (`assets/unpack.js`): it asks for room, writes a packed module there, has it unpacked and takes
//! what came out. An instance unpacks one module and is thrown away with its memory, so nothing is ever given back, and
//! with neither an allocator to speak of nor words for panics it is a quarter of the size.

use alloc::vec;
use core::alloc::{GlobalAlloc, Layout};
use core::arch::wasm32::{memory_grow, memory_size, unreachable};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};

/// Length of what was unpacked.
static LENGTH: AtomicUsize = AtomicUsize::new(0);

/// Makes room for a packed module of this many bytes and says where.
#[expect(unsafe_code, reason = "a name to be called by, nothing else")]
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *mut u8 {
    vec![0; length].leak().as_mut_ptr()
}

/// Unpacks what stands there and says where it is now; 0 when it is damaged.
///
/// # Safety
/// `packed` comes from [`room`], for at least `length` bytes.
#[expect(
    unsafe_code,
    reason = "a name to be called by, and a place that `room` has given"
)]
#[unsafe(no_mangle)]
unsafe extern "C" fn unpack(packed: *const u8, length: usize) -> *const u8 {
    // SAFETY: see above; nothing else looks at that place, and bytes may have any value.
    let packed = unsafe { core::slice::from_raw_parts(packed, length) };
    let Some(module) = crate::unpack(packed) else {
        return null_mut();
    };
    LENGTH.store(module.len(), Relaxed);
    module.leak().as_ptr()
}

/// How long it is there.
#[expect(unsafe_code, reason = "a name to be called by, nothing else")]
#[unsafe(no_mangle)]
extern "C" fn length() -> usize {
    LENGTH.load(Relaxed)
}

/// Gives what comes next and takes nothing back.
struct Onwards {
    /// Where the next room begins; 0 before the first.
    next: AtomicUsize,
}

#[global_allocator]
static MEMORY: Onwards = Onwards {
    next: AtomicUsize::new(0),
};

const PAGE: usize = 1 << 16;

// SAFETY: each piece begins behind the one before, inside of memory that has been asked for; one thread only.
#[expect(unsafe_code, reason = "an allocator can be written in no other way")]
unsafe impl GlobalAlloc for Onwards {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let mut next = self.next.load(Relaxed);
        if next == 0 {
            // behind all that the linker has placed
            next = memory_size::<0>() * PAGE;
        }
        let start = next.next_multiple_of(layout.align());
        let Some(end) = start.checked_add(layout.size()) else {
            return null_mut();
        };
        let pages = end.div_ceil(PAGE).saturating_sub(memory_size::<0>());
        if pages > 0 && memory_grow::<0>(pages) == usize::MAX {
            return null_mut();
        }
        self.next.store(end, Relaxed);
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

/// The page sees that it could not be unpacked; there is nothing more to say.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unreachable()
}
