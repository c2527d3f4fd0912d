namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Words that developers use for one another. A question's word also finds its neighbours here, at a lower weight. Common
/// knowledge of the trade, written for this program: abbreviations, synonyms, and what a command is called.</summary>
public static class DeveloperWords
{
    // Each line: words of the same meaning.
    private const string Same = """
        delete remove rm erase unlink eliminate
        remove drop strip trim pop discard
        create make new generate build add
        add insert append include put
        list ls enumerate
        list array vector sequence
        dictionary dict map hash hashmap
        string str text
        integer int number
        number num numeric digit numerical
        float double decimal
        function func fn method def procedure
        call invoke
        argument arg parameter param args
        variable var
        constant const
        configuration config setting settings conf preference
        message msg
        package pkg module library lib dependency
        application app program
        executable binary bin program
        command cmd
        execute run launch invoke exec
        start begin launch boot
        stop kill terminate halt shutdown end
        display print show output echo view
        find search locate look seek
        find list
        search grep match
        replace substitute swap
        rename mv
        copy cp duplicate clone
        move mv
        compress zip archive gzip pack
        extract unzip decompress uncompress unpack
        convert transform change parse cast turn
        change modify edit update alter
        concatenate concat join merge combine
        split separate divide partition chunk
        count number total amount
        calculate compute
        sort order sorted arrange
        reverse reversed backwards invert
        unique distinct duplicate uniq
        random shuffle
        current present working cwd
        recursive recursively subdirectory nested
        subdirectory subfolder below under
        host hostname server machine
        user username account
        password passwd credential
        permission chmod mode access
        owner chown ownership
        process pid task job
        memory ram
        download fetch wget curl
        retrieve get fetch obtain
        upload push send
        install setup
        upgrade update
        error exception failure
        fail crash break
        fix repair correct
        video movie clip
        audio sound
        document doc documentation
        synchronize sync
        authentication auth login authenticate
        authorization auth
        certificate cert
        regex regexp pattern
        regular regex
        expression expr
        pattern wildcard glob
        maximum max largest biggest highest greatest
        minimum min smallest lowest
        average mean
        deviation std stdev
        verbose detailed
        check verify test validate determine
        exist present
        disallow forbid prohibit ban disallowed
        require enforce must expected required
        unnecessary redundant useless extra needless
        missing absent lacking require
        unexpected disallow
        empty blank
        whitespace space blank spacing
        newline linebreak
        brace curly
        semicolon semi
        lowercase lower
        uppercase upper capital
        character char letter
        column col field
        row line record
        first head beginning leading
        last tail end trailing
        latest newest recent last
        size length len
        long length
        date time datetime timestamp
        equal equality same identical
        different difference diff compare differ
        connect connection
        kubernetes k8s kubectl
        python py
        postgres postgresql psql
        development dev
        production prod
        path pathname filename
        link symlink symbolic
        statement stmt
        declaration declare
        initialize init
        initialise initialize
        iterate loop iteration iter
        index position
        select choose pick
        skip ignore exclude omit
        exclude except without
        contains including include containing
        interactive interactively
        website site webpage url web
        multiple several many
        specific given specified certain particular
        name called named
        value content
        contents content
        save store write
        read load open
        close exit quit
        encode encoding
        utf8 unicode
        dataframe df
        matrix array
        nested nest
        child children
        write written
        hide hidden
        leaf leaves
        run ran
        build built
        bigger larger greater
        bigger big
        older old
        newer new
        folder directories
        byte bytes
        trailing final
        prefix beginning
        suffix ending extension
        extension ending
        ends ending
        starts starting beginning
        substring contain
        occurrence instance appear
        item element entry
        object instance
        class type
        kind type
        inherit extend subclass
        parent super
        key name
        pair tuple
        subtract minus
        multiply product
        sum add total
        plot graph chart draw
        window screen
        background bg
        foreground fg
        quiet silent
        enable activate
        disable deactivate
        allow permit
        port socket
        schedule cron
        log logging
        compile build
        compiler compilation
        debug trace
        commit revision
        branch ref
        undo revert
        history log
        issue problem
        query sql select
        table relation
        request http
        response reply
        serialize dump
        deserialize load
        lock mutex
        thread concurrency
        asynchronous async
        lifetime borrow
        implement implementation impl
        generic type
        trait interface
        pointer ref
        mutable mut
        unused unnecessary
        forbidden disallow
        shadow redeclare
        """;

    // Each line: a word, then what may be meant by it in a command line or in code.
    private const string Command = """
        copy cp rsync scp
        move mv
        rename mv
        delete rm rmdir del
        remove rm del
        compress gzip tar zip bzip2
        archive tar zip
        extract tar unzip
        search grep find
        match grep
        replace sed sub
        column awk cut
        field awk cut
        permission chmod perm
        executable chmod perm
        owner chown user
        download wget curl
        disk df du
        size du
        count wc len
        number wc len
        word wc
        line wc sed
        compare diff cmp
        difference diff comm
        process ps pgrep
        kill pkill killall
        schedule crontab at
        remote ssh scp
        login ssh
        link ln readlink
        duplicate uniq
        unique uniq
        first head
        last tail
        print echo printf
        display cat
        content cat
        user whoami id
        create mkdir touch
        directory mkdir cd
        modified mtime mmin
        modify mtime
        accessed atime amin
        access atime
        change ctime
        minute mmin amin
        day mtime atime
        hour mmin
        ago mtime
        recursive find
        depth maxdepth mindepth
        descend maxdepth prune
        insensitive iname
        case iname
        date strftime
        sleep wait
        encrypt gpg openssl
        checksum md5sum sha256sum
        hash md5sum
        variable export
        container docker
        image docker
        cluster kubectl
        uppercase tr toupper
        lowercase tr
        translate tr
        character tr
        standard std
        length len
        loop while
        absolute abs
        exponent exp
        whitespace strip
        trailing rstrip
        leading lstrip
        join paste
        user useradd usermod
        group groupadd chgrp
        mount umount
        service systemctl
        output stdout tee
        input stdin
        error stderr
        separate ifs
        session screen tmux
        path dirname basename
        filename basename
        dns dig nslookup
        address ip ifconfig
        network ip netstat
        calendar cal
        uptime reboot
        random rand shuf
        """;

    private static readonly WordTable SameTable = new(Same);
    private static readonly WordTable CommandTable = new(Command);

    /// <summary>The terms near a term in meaning; none for most.</summary>
    public static IReadOnlyList<string> Near(string term) => [.. SameTable.Beside(term).Concat(CommandTable.Under(term)).Distinct()];
}
